import { useLayoutEffect, useRef } from 'preact/hooks';

import { formatCompact, formatPercent } from '../format';
import { i18n } from '../words';
import { type HeatColours, paintCells } from './heat-image';
import type { HeatPlane } from './heat-plane';

const EVERY_BYTE = Uint8Array.from({ length: 256 }, (_, byte) => byte);

interface HeatLegendProps {
  readonly plane: HeatPlane;
  readonly base: string;
  readonly colours: HeatColours;
}

/** What the brightest colour stands for: a relative scale whose maximum is not said says nothing. */
export function HeatLegend({ plane, base, colours }: HeatLegendProps) {
  const scale = useRef<HTMLCanvasElement>(null);
  const { palette, threshold } = colours;
  useLayoutEffect(() => {
    if (!scale.current) return;
    paintCells(scale.current, { ...plane, columns: 256, rows: 1, bytes: EVERY_BYTE }, { palette, threshold });
  }, [plane, palette, threshold]);
  const bucket = formatPercent((Math.exp(plane.step) - 1) * 100, 2);
  return (
    <div class="heat-legend small soft">
      <span>{i18n.t('heat.legend_zero')}</span>
      <canvas ref={scale} class="heat-scale" aria-hidden="true" />
      <span>{i18n.t('heat.legend_max', [formatCompact(plane.reference, 3), base, bucket])}</span>
    </div>
  );
}
