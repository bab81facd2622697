import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import { useElementWidth } from '../design/element-width';
import { Segments } from '../design/segments';
import { formatCompact, formatMoment, formatRoughPrice } from '../format';
import { i18n } from '../words';
import { type HeatColours, paintCells } from './heat-image';
import { cellByKey } from './heat-keys';
import { HeatLegend } from './heat-legend';
import { AXIS_HEIGHT, AXIS_WIDTH, type HeatInk, paintHeatmap } from './heat-paint';
import { type HeatPlane, columnTime, priceAt, quantityAt } from './heat-plane';
import { type Cell, type HeatRange, type HeatView, cellAt, clampCell, viewOf } from './heat-view';
import './heatmap.css';

const HEIGHT = 300;

interface HeatmapProps {
  readonly plane: HeatPlane;
  readonly price: number | undefined;
  readonly base: string;
  readonly colours: HeatColours;
}

function inkOf(element: Element): HeatInk {
  const style = getComputedStyle(element);
  const role = (name: string) => style.getPropertyValue(`--screen${name}`).trim();
  return {
    screen: role(''),
    line: role('-line'),
    text: role('-text'),
    price: role('-price'),
    font: `11px ${style.fontFamily}`,
  };
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
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [range, setRange] = useState<HeatRange>('wide');
  const [read, setRead] = useState<Cell>();
  const width = Math.max(0, useElementWidth(frame) - AXIS_WIDTH);
  const { palette, threshold } = colours;
  const image = useMemo(() => {
    const cells = document.createElement('canvas');
    paintCells(cells, plane, { palette, threshold });
    return cells;
  }, [plane, palette, threshold]);
  const view = useMemo(() => viewOf(plane, range, price, width, HEIGHT), [plane, range, price, width]);

  useEffect(() => {
    if (!canvas.current || width === 0) return;
    const ink = inkOf(canvas.current);
    paintHeatmap(
      canvas.current,
      { view, image, price, read: read && clampCell(view, read), ink },
      devicePixelRatio,
    );
  }, [view, image, price, read, width]);

  function onKeyDown(event: KeyboardEvent): void {
    const from = read ?? { column: plane.columns - 1, row: cellAt(view, 0, HEIGHT / 2).row };
    const to = cellByKey(from, event.key, event.shiftKey);
    if (!to) return;
    event.preventDefault();
    setRead(clampCell(view, to));
  }

  return (
    <div class="heatmap" ref={frame}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={summary(view)}
        tabIndex={0}
        style={{ blockSize: `${HEIGHT + AXIS_HEIGHT}px` }}
        onPointerMove={(event) => setRead(cellAt(view, event.offsetX, event.offsetY))}
        onPointerLeave={() => setRead(undefined)}
        onBlur={() => setRead(undefined)}
        onKeyDown={onKeyDown}
      />
      <div class="heatmap-foot">
        <p class="small soft" aria-live="polite">
          {read ? readout(view, clampCell(view, read), base) : i18n.t('heat.readout_hint')}
        </p>
        <Segments
          label={i18n.t('heat.range')}
          options={(['near', 'wide', 'all'] as const).map((value) => ({
            value,
            text: i18n.t(`heat.range_${value}`),
          }))}
          chosen={range}
          onChoose={setRange}
        />
      </div>
      <HeatLegend plane={plane} base={base} colours={colours} />
    </div>
  );
}
