/**
 * Whether a chart's axis is the price axis of the feed's market: none → unverified → verified → hidden.
 * It is verified by a label that follows the price: off the grid, within 0.1 % of the feed's last price, and where the
 * scale puts that price. A verified axis is kept while it is attached, so an RSI pane cannot take over; it is given up
 * when its mapping is withdrawn, or when the label has been missing for 30 draws although its price is in view.
 */
import type { AxisGeometry, ChartGeometry } from './chart-geometry';
import type { AxisRefusal } from './axis-reading';
import { type PriceScale, rescaled, yOfPrice } from './price-scale';

export type ScaleState = 'none' | 'unverified' | 'verified' | 'hidden';

export interface ScaleTrust {
  readonly state: ScaleState;
  /** The axis that is, or was, the price axis; the scale is in the feed's units. */
  readonly axis?: AxisGeometry;
  readonly scale?: PriceScale;
  /** What the axis' labels are multiplied by to give the feed's price. */
  readonly factor: number;
  /** Draws in a row without the label that verifies. */
  readonly missing: number;
  readonly refusal?: AxisRefusal;
}

export const NO_TRUST: ScaleTrust = { state: 'none', factor: 1, missing: 0 };

const NEAR = 0.001; // of the last price
const NEAR_Y = 3; // css px: charts shift labels a little to keep them apart
const PATIENCE = 30; // draws

/** The factor under which one of the axis' followers is the last price; undefined when none is. */
function factorOf(axis: AxisGeometry, lastPrice: number): number | undefined {
  const { scale } = axis;
  if (!scale) return undefined;
  const factors = axis.otherFactor === undefined ? [1] : [1, axis.otherFactor];
  return factors.find((factor) =>
    axis.followers.some(
      ([price, y]) =>
        Math.abs(price * factor - lastPrice) <= NEAR * lastPrice && Math.abs(yOfPrice(scale, price) - y) <= NEAR_Y,
    ),
  );
}

function verified(axis: AxisGeometry, factor: number, missing: number): ScaleTrust {
  return { state: 'verified', axis, scale: rescaled(axis.scale!, factor), factor, missing };
}

function search(axes: readonly AxisGeometry[], lastPrice: number | undefined): ScaleTrust {
  const tallestFirst = [...axes].sort((a, b) => b.height - a.height);
  for (const axis of lastPrice === undefined ? [] : tallestFirst) {
    const factor = factorOf(axis, lastPrice!);
    if (factor !== undefined) return verified(axis, factor, 0);
  }
  const axis = tallestFirst[0];
  if (!axis) return NO_TRUST;
  return { state: 'unverified', axis, factor: 1, missing: 0, ...(axis.refusal ? { refusal: axis.refusal } : {}) };
}

function priceInView(scale: PriceScale, height: number, lastPrice: number): boolean {
  const y = yOfPrice(scale, lastPrice);
  return y > 0 && y < height;
}

/** The state after one draw of the chart. */
export function trustAfterDraw(
  before: ScaleTrust,
  geometry: ChartGeometry,
  lastPrice: number | undefined,
): ScaleTrust {
  const locked = before.state === 'verified' || before.state === 'hidden' ? before.axis : undefined;
  const axis = locked && geometry.axes.find(({ pane }) => pane === locked.pane);
  if (!axis) return search(geometry.axes, lastPrice);
  if (!axis.scale) return { ...before, state: 'hidden', axis, missing: 0, ...(axis.refusal ? { refusal: axis.refusal } : {}) };
  if (lastPrice === undefined) return { state: 'unverified', axis, factor: 1, missing: 0 };
  const factor = factorOf(axis, lastPrice);
  if (factor !== undefined) return verified(axis, factor, 0);
  if (before.state === 'hidden') return { state: 'hidden', axis, factor: before.factor, missing: 0 };
  const scale = rescaled(axis.scale, before.factor);
  const missing = priceInView(scale, axis.height, lastPrice) ? before.missing + 1 : before.missing;
  if (missing > PATIENCE) return { state: 'unverified', axis, factor: 1, missing: 0 };
  return verified(axis, before.factor, missing);
}
