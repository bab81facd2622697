/**
 * The state of a made-up chart. It is kept as a hand would hold the paper: where bar 0 begins, how many pixels a bar and
 * a unit of the axis take, and which value is in the topmost row. The documented calls are derived from it elsewhere.
 */
import { baseOf, indexOf, timeOf } from '../../shown-value';
import type { Bar } from '../../market';
import { type AxisUnits, axisUnits, MODE, type Mode } from './axis-units';

const MARGIN = 0.08; // of the pane's height, above and below the bars
const SPACING = { least: 0.4, most: 120 };

export class ChartModel {
  mode: Mode = MODE.linear;
  inverted = false;
  /** Whether the prices in view are the chart's own choice. */
  auto = true;
  width = 0;
  height = 0;
  spacing = 6;
  /** Css px of bar 0's left edge. */
  private start = 0;
  private top = 1;
  /** Css px per unit of the axis; negative when inverted. */
  private unit = 1;

  constructor(private series: readonly Bar[]) {}

  get bars(): readonly Bar[] {
    return this.series;
  }

  setBars(bars: readonly Bar[]): void {
    const ahead = this.width - this.xOfIndex(this.bars.length);
    this.series = bars;
    this.start += this.width - ahead - this.xOfIndex(bars.length);
    this.fit();
  }

  resize(width: number, height: number): void {
    if (width === this.width && height === this.height) return;
    this.start += width - this.width;
    this.unit *= this.height > 1 ? (height - 1) / (this.height - 1) : 1;
    this.width = width;
    this.height = height;
    this.fit();
  }

  setScale(mode: Mode, inverted: boolean): void {
    this.mode = mode;
    this.inverted = inverted;
    this.auto = true;
    this.fit();
  }

  xOfIndex(index: number): number {
    return this.start + (index + 0.5) * this.spacing;
  }

  indexOfX(x: number): number {
    return (x - this.start) / this.spacing - 0.5;
  }

  xOf(time: number): number {
    return this.xOfIndex(indexOf(this.bars, time));
  }

  timeAt(x: number): number {
    return timeOf(this.bars, this.indexOfX(x));
  }

  get units(): AxisUnits {
    return axisUnits(this.mode, baseOf(this.bars, this.indexOfX(0)));
  }

  yOfValue(value: number): number {
    return (this.top - value) * this.unit;
  }

  valueAt(y: number): number {
    return this.top - y / this.unit;
  }

  yOf(price: number): number {
    return this.yOfValue(this.units.of(price));
  }

  priceAt(y: number): number {
    return this.units.priceOf(this.valueAt(y));
  }

  /** The first and the last bar in view. */
  inView(): [number, number] {
    const last = this.bars.length - 1;
    const clamp = (index: number): number => Math.min(last, Math.max(0, index));
    return [clamp(Math.ceil(this.indexOfX(0))), clamp(Math.floor(this.indexOfX(this.width)))];
  }

  /** Bars in view in fractions, as they would be counted from the first one's centre; prices lowest and highest. */
  show(from: number, to: number, prices?: readonly [number, number]): void {
    this.spacing = this.width / (to - from);
    this.start = -(from + 0.5) * this.spacing;
    this.auto = prices === undefined;
    if (prices) this.hold(prices[0], prices[1], 0);
    else this.fit();
  }

  pan(dx: number, dy: number): void {
    this.start += dx;
    if (this.auto) this.fit();
    else this.top += dy / this.unit;
  }

  /** Bars grow or shrink about `x`. */
  zoom(factor: number, x: number): void {
    const index = this.indexOfX(x);
    this.spacing = Math.min(SPACING.most, Math.max(SPACING.least, this.spacing * factor));
    this.start += x - this.xOfIndex(index);
    this.fit();
  }

  /** Prices grow or shrink about the pane's middle. */
  stretch(factor: number): void {
    const middle = (this.height - 1) / 2;
    const value = this.valueAt(middle);
    this.auto = false;
    this.unit *= factor;
    this.top = value + middle / this.unit;
  }

  /** The chart's own choice of prices, while nobody has made another. */
  fit(): void {
    if (!this.auto || this.height < 2) return;
    const [first, last] = this.inView();
    const seen = this.bars.slice(first, last + 1);
    this.hold(Math.min(...seen.map(({ low }) => low)), Math.max(...seen.map(({ high }) => high)), MARGIN);
  }

  private hold(low: number, high: number, margin: number): void {
    const { of } = this.units;
    const rows = this.height - 1;
    const size = (rows * (1 - 2 * margin)) / Math.max(of(high) - of(low), Number.EPSILON);
    this.unit = this.inverted ? -size : size;
    this.top = of(this.inverted ? low : high) + (margin * rows) / this.unit;
  }
}
