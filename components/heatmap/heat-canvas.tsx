import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import { useElementWidth } from '../design/element-width';
import { i18n } from '../words';
import { cellByKey } from './heat-keys';
import { AXIS_HEIGHT, AXIS_WIDTH, type HeatInk, type HeatMarks, paintHeatmap } from './heat-paint';
import { type Cell, type HeatView, cellAt, clampCell } from './heat-view';
import './heatmap.css';

const HEIGHT = 300;

interface HeatCanvasProps {
  /** What part of the plane is on screen, given its size. */
  readonly viewIn: (width: number, height: number) => HeatView;
  /** One pixel a cell; see `HeatPicture`. */
  readonly image: HTMLCanvasElement;
  readonly price: number | undefined;
  /** What lies over the heat. */
  readonly marks?: HeatMarks;
  readonly summary: (view: HeatView) => string;
  /** What a cell says. */
  readonly readout: (view: HeatView, cell: Cell) => string;
  /** Beside the readout. */
  readonly children?: ComponentChildren;
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

/** A plane of time × price with its axes, read by pointer or by arrow keys. */
export function HeatCanvas({ viewIn, image, price, marks, summary, readout, children }: HeatCanvasProps) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [read, setRead] = useState<Cell>();
  const width = Math.max(0, useElementWidth(frame) - AXIS_WIDTH);
  const view = useMemo(() => viewIn(width, HEIGHT), [viewIn, width]);

  useEffect(() => {
    if (!canvas.current || width === 0) return;
    const ink = inkOf(canvas.current);
    const picture = { view, image, price, marks, read: read && clampCell(view, read), ink };
    paintHeatmap(canvas.current, picture, devicePixelRatio);
  }, [view, image, price, marks, read, width]);

  function onKeyDown(event: KeyboardEvent): void {
    const from = read ?? { column: view.plane.columns - 1, row: cellAt(view, 0, HEIGHT / 2).row };
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
          {read ? readout(view, clampCell(view, read)) : i18n.t('heat.readout_hint')}
        </p>
        {children}
      </div>
    </div>
  );
}
