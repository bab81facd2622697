import { useCallback, useMemo } from 'preact/hooks';

import type { WallView } from '../../lib/protocol/order-book';
import type { ClusterView } from '../../lib/protocol/snapshot';
import { formatMoment, formatRoughPrice, formatUsd } from '../format';
import { HeatCanvas } from '../heatmap/heat-canvas';
import { type HeatPlane, columnTime, priceAt } from '../heatmap/heat-plane';
import { type Cell, type HeatView, viewOf } from '../heatmap/heat-view';
import { i18n } from '../words';
import { paintBook } from './book-image';
import { bookMarks } from './book-marks';
import { bookCell } from './book-plane';

interface BookHeatProps {
  readonly plane: HeatPlane;
  readonly price: number | undefined;
  readonly clusters: readonly ClusterView[];
  readonly walls: readonly WallView[];
}

/** Of a band beyond what is recorded so much is shown, and of one that is farther away nothing: the books would be a stripe. */
const BAND_SHOWN = 0.006;
const FARTHEST_BAND = 0.025;

/** All that is recorded, and the edges of the bands just beyond. */
function viewWith(
  plane: HeatPlane,
  clusters: readonly ClusterView[],
  width: number,
  height: number,
): HeatView {
  const view = viewOf(plane, 'all', undefined, width, height);
  const near = clusters.filter(
    ({ low, high }) => low < view.high * (1 + FARTHEST_BAND) && high > view.low / (1 + FARTHEST_BAND),
  );
  const tops = near.map(({ low, high }) => Math.min(high, low * (1 + BAND_SHOWN)));
  const bottoms = near.map(({ low, high }) => Math.max(low, high / (1 + BAND_SHOWN)));
  return { ...view, low: Math.min(view.low, ...bottoms), high: Math.max(view.high, ...tops) };
}

function readout({ plane }: HeatView, { column, row }: Cell): string {
  const cell = bookCell(plane, column, row);
  const place = [
    formatMoment(columnTime(plane, column)),
    formatRoughPrice(priceAt(plane, row + 0.5)),
  ] as const;
  if (cell === 'unknown') return i18n.t('order_book.cell_unknown', [...place]);
  if (cell === 'nothing') return i18n.t('order_book.cell_nothing', [...place]);
  return i18n.t(`order_book.cell_${cell.side}`, [...place, formatUsd(cell.usd)]);
}

function summary({ plane, low, high }: HeatView): string {
  return i18n.t('order_book.summary', [
    formatMoment(plane.start),
    formatMoment(columnTime(plane, plane.columns)),
    formatRoughPrice(low),
    formatRoughPrice(high),
  ]);
}

/** What rested around price over time, with walls and with the estimated bands. */
export function BookHeat({ plane, price, clusters, walls }: BookHeatProps) {
  const image = useMemo(() => {
    const cells = document.createElement('canvas');
    paintBook(cells, plane);
    return cells;
  }, [plane]);
  const viewIn = useCallback(
    (width: number, height: number) => viewWith(plane, clusters, width, height),
    [plane, clusters],
  );
  const marks = useMemo(() => bookMarks(clusters, walls), [clusters, walls]);
  return (
    <HeatCanvas
      viewIn={viewIn}
      image={image}
      price={price}
      marks={marks}
      summary={summary}
      readout={readout}
    />
  );
}
