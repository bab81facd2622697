/** Draws a chart as the library lays it out: a row a pane, its price axis beside it, the time axis below all. */
import { relativeStrength } from '../../market';
import { type Label, priceLabels, timeLabels, valueText } from './axis-labels';
import { MODE } from './axis-units';
import type { ChartModel } from './chart-model';
import { LayeredCanvas, type Pen } from './layered-canvas';

export type PaneKind = 'price' | 'rsi';

export interface Look {
  readonly zone: string;
  readonly tick: number;
  readonly axis: 'left' | 'right';
}

const AXIS_WIDTH = 74;
const TIME_HEIGHT = 28;
const LINE = 1; // between panes
const FONT = '12px -apple-system, "Trebuchet MS", Roboto, Ubuntu, sans-serif';
const RSI_SHARE = 0.25; // of the height, a pane
const RSI_LABELS = [80, 60, 40, 20];

function write(pen: Pen, text: string, x: number, y: number, colour = '#131722'): void {
  pen.font = FONT;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillStyle = colour;
  const ink = pen.measureText(text.replace(/[2-9]/g, '0'));
  pen.fillText(text, x, y + (ink.actualBoundingBoxAscent - ink.actualBoundingBoxDescent) / 2);
}

function ruled(pen: Pen, labels: readonly Label[], width: number): void {
  pen.fillStyle = '#e8eaef';
  for (const { at } of labels) pen.fillRect(0, Math.round(at), width, 1);
}

export class ChartView {
  readonly time: LayeredCanvas;
  readonly panes: readonly { kind: PaneKind; plot: LayeredCanvas; axis: LayeredCanvas }[];
  heights: number[] = [];

  constructor(
    private readonly container: HTMLElement,
    private readonly model: ChartModel,
    kinds: readonly PaneKind[],
  ) {
    const [plot, axis] = [() => new LayeredCanvas(container), () => new LayeredCanvas(container)];
    this.panes = kinds.map((kind) => ({ kind, plot: plot(), axis: axis() }));
    this.time = new LayeredCanvas(container);
  }

  get main(): ChartView['panes'][number] {
    return this.panes[this.mainIndex]!;
  }

  get mainIndex(): number {
    return this.panes.findIndex(({ kind }) => kind === 'price');
  }

  layOut(axis: Look['axis']): void {
    const { clientWidth, clientHeight } = this.container;
    const width = clientWidth - AXIS_WIDTH;
    const rows = clientHeight - TIME_HEIGHT - LINE * (this.panes.length - 1);
    const study = Math.round(rows * RSI_SHARE);
    const [left, beside] = axis === 'right' ? [0, width] : [AXIS_WIDTH, 0];
    this.heights = this.panes.map(({ kind }) =>
      kind === 'rsi' ? study : rows - study * (this.panes.length - 1),
    );
    let top = 0;
    this.panes.forEach((pane, i) => {
      const height = this.heights[i]!;
      pane.plot.place({ left, top, width, height });
      pane.axis.place({ left: beside, top, width: AXIS_WIDTH, height });
      top += height + LINE;
    });
    this.time.place({ left, top: clientHeight - TIME_HEIGHT, width, height: TIME_HEIGHT });
    this.model.resize(width, this.heights[this.mainIndex]!);
  }

  draw(look: Look): void {
    this.layOut(look.axis);
    this.model.fit();
    this.panes.forEach(({ kind }, i) => (kind === 'price' ? this.drawPrice(i, look) : this.drawRsi(i)));
    const times = timeLabels(this.model, look.zone);
    this.time.draw(
      (pen) => times.forEach(({ at, text }) => write(pen, text, at, TIME_HEIGHT / 2)),
      () => undefined,
    );
  }

  private drawPrice(i: number, { tick }: Look): void {
    const { model } = this;
    const { plot, axis } = this.panes[i]!;
    const labels = priceLabels(model, tick);
    const last = model.bars.at(-1)!.close;
    const y = model.yOf(last);
    plot.draw(
      (pen) => {
        ruled(pen, labels, model.width);
        this.drawCandles(pen);
      },
      (pen) => {
        pen.fillStyle = '#2962ff';
        pen.fillRect(0, Math.round(y), model.width, 1);
      },
    );
    axis.draw(
      (pen) => labels.forEach(({ at, text }) => write(pen, text, AXIS_WIDTH / 2, at)),
      (pen) => {
        pen.fillStyle = '#2962ff';
        pen.fillRect(0, y - 9, AXIS_WIDTH, 18);
        write(pen, valueText(model, this.shown(last), tick), AXIS_WIDTH / 2, y, '#ffffff');
      },
    );
  }

  /** What the axis counts a price as; prices themselves on a log axis. */
  private shown(price: number): number {
    return this.model.mode === MODE.log ? price : this.model.units.of(price);
  }

  private drawCandles(pen: Pen): void {
    const { model } = this;
    const { of } = model.units;
    const y = (price: number): number => model.yOfValue(of(price));
    const [first, last] = model.inView();
    const body = Math.max(1, Math.floor(model.spacing * 0.8));
    for (let i = first; i <= last; i++) {
      const { open, high, low, close } = model.bars[i]!;
      const x = model.xOfIndex(i);
      pen.fillStyle = close < open ? '#f23645' : '#089981';
      pen.fillRect(x - 0.5, Math.min(y(high), y(low)), 1, Math.max(1, Math.abs(y(low) - y(high))));
      pen.fillRect(
        x - body / 2,
        Math.min(y(open), y(close)),
        body,
        Math.max(1, Math.abs(y(open) - y(close))),
      );
    }
  }

  private drawRsi(i: number): void {
    const { plot, axis } = this.panes[i]!;
    const height = this.heights[i]!;
    const y = (value: number): number => ((100 - value) / 100) * (height - 1);
    const labels = RSI_LABELS.map((value) => ({ at: y(value), text: value.toFixed(2) }));
    const [first, last] = this.model.inView();
    const strength = relativeStrength(this.model.bars.slice(Math.max(0, first - 100), last + 1));
    const skipped = strength.length - (last - first + 1);
    plot.draw(
      (pen) => {
        ruled(pen, labels, this.model.width);
        pen.beginPath();
        for (let bar = first; bar <= last; bar++)
          pen.lineTo(this.model.xOfIndex(bar), y(strength[bar - first + skipped]!));
        pen.strokeStyle = '#7e57c2';
        pen.stroke();
      },
      () => undefined,
    );
    axis.draw(
      (pen) => labels.forEach(({ at, text }) => write(pen, text, AXIS_WIDTH / 2, at)),
      (pen) => write(pen, strength.at(-1)!.toFixed(2), AXIS_WIDTH / 2, y(strength.at(-1)!), '#7e57c2'),
    );
  }
}
