import { useLayoutEffect, useRef } from 'preact/hooks';

import { formatPercent, formatUsd } from '../format';
import type { HeatPlane } from '../heatmap/heat-plane';
import { i18n } from '../words';
import { paintBook } from './book-image';

/** From the most that bids stand for over nothing to the most of asks. */
const EVERY_BYTE = Uint8Array.from({ length: 255 }, (_, byte) => byte + 1);

/** What the brightest colours stand for. Steps are of the square root, so that little shows beside much. */
export function BookLegend({ plane }: { readonly plane: HeatPlane }) {
  const scale = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (scale.current) paintBook(scale.current, { ...plane, columns: 255, rows: 1, bytes: EVERY_BYTE });
  }, [plane]);
  const most = formatUsd(plane.reference);
  const bucket = formatPercent((Math.exp(plane.step) - 1) * 100, 2);
  return (
    <div class="book-legend small soft">
      <span>{i18n.t('order_book.bids')}</span>
      <canvas ref={scale} class="heat-scale" aria-hidden="true" />
      <span>{i18n.t('order_book.asks')}</span>
      <p>{i18n.t('order_book.scale', [most, bucket, formatUsd(plane.reference / 4)])}</p>
    </div>
  );
}
