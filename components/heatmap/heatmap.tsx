import { useCallback, useMemo, useState } from 'preact/hooks';

import { Segments } from '../design/segments';
import { formatCompact, formatMoment, formatRoughPrice } from '../format';
import { i18n } from '../words';
import { HeatCanvas } from './heat-canvas';
import { type HeatColours, paintCells } from './heat-image';
import { HeatLegend } from './heat-legend';
import { type HeatPlane, columnTime, priceAt, quantityAt } from './heat-plane';
import { type Cell, type HeatRange, type HeatView, viewOf } from './heat-view';

interface HeatmapProps {
  readonly plane: HeatPlane;
  readonly price: number | undefined;
  readonly base: string;
  readonly colours: HeatColours;
}

function readout({ plane }: HeatView, { column, row }: Cell, base: string): string {
  const quantity = quantityAt(plane, column, row);
  const place = [
    formatMoment(columnTime(plane, column)),
    formatRoughPrice(priceAt(plane, row + 0.5)),
  ] as const;
  return quantity === 0
    ? i18n.t('heat.readout_empty', [...place])
    : i18n.t('heat.readout', [...place, formatCompact(quantity, 2), base]);
}

function summary({ plane, low, high }: HeatView): string {
  return i18n.t('heat.summary', [
    formatMoment(plane.start),
    formatMoment(columnTime(plane, plane.columns)),
    formatRoughPrice(low),
    formatRoughPrice(high),
  ]);
}

/** Estimated forced orders over time and price, with the way price took between them. */
export function Heatmap({ plane, price, base, colours }: HeatmapProps) {
  const [range, setRange] = useState<HeatRange>('wide');
  const { palette, threshold } = colours;
  const image = useMemo(() => {
    const cells = document.createElement('canvas');
    paintCells(cells, plane, { palette, threshold });
    return cells;
  }, [plane, palette, threshold]);
  const viewIn = useCallback(
    (width: number, height: number) => viewOf(plane, range, price, width, height),
    [plane, range, price],
  );
  return (
    <>
      <HeatCanvas
        viewIn={viewIn}
        image={image}
        price={price}
        summary={summary}
        readout={(view, cell) => readout(view, cell, base)}
      >
        <Segments
          label={i18n.t('heat.range')}
          options={(['near', 'wide', 'all'] as const).map((value) => ({
            value,
            text: i18n.t(`heat.range_${value}`),
          }))}
          chosen={range}
          onChoose={setRange}
        />
      </HeatCanvas>
      <HeatLegend plane={plane} base={base} colours={colours} />
    </>
  );
}
