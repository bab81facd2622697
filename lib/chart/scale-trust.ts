/**
 * Whether a chart's axis is the price axis of the charted market: none → unverified → verified → hidden.
 * It is verified by a label that follows the price: off the grid, as near to the expected price as that is known, and
 * where the scale puts that price; by the chart's own API; or by a click of the user. A plot that shows more than prices
 * move is not believed (an RSI can stand at 50 as a coin does). A verified axis is kept while it is attached, so that
 * another pane cannot take over; it is given up when its mapping is withdrawn, or when the label has been missing for 30
 * draws although it should be there, and at once when it says something else or prices leap out of view. A chart panned into the past labels the last bar in view, so the label is only
 * missed where the newest bar was seen before.
 */
import type { AxisGeometry, ChartGeometry, ScaleRefusal } from './chart-geometry';
import { type PriceScale, priceOfY, rescaled, yOfPrice } from './price-scale';

export type ScaleState = 'none' | 'unverified' | 'verified' | 'hidden';

export interface ScaleTrust {
  readonly state: ScaleState;
  /** The axis that is, or was, the price axis. */
  readonly axis?: AxisGeometry;
  /** In the charted market's units. */
  readonly scale?: PriceScale;
  /** What the axis' labels are multiplied by to give the charted market's price. */
  readonly factor: number;
  /** What the label that verified says the price is. */
  readonly label?: number;
  /** Draws in a row without that label. */
  readonly missing: number;
  /** The least `lead` at which the label was there: from there on the newest bar is in view. */
  readonly liveLead?: number;
  readonly refusal?: ScaleRefusal;
}

export interface Draw {
  readonly geometry: ChartGeometry;
  /** The charted market's newest price, and how far from it, as a fraction, the label may be. */
  readonly expected?: { readonly price: number; readonly within: number };
  /** How far the plot's right edge is ahead of now, ms on the chart's clock; undefined where its times are unread. */
  readonly lead?: number;
  /** The most that the plot's prices may plausibly span, as ln(highest ÷ lowest). */
  readonly widest?: number;
  /** The axis that the user said is right. */
  readonly accepted?: number;
}

export const NO_TRUST: ScaleTrust = { state: 'none', factor: 1, missing: 0 };

const NEAR_Y = 3; // css px: charts shift labels a little to keep them apart
const PATIENCE = 30; // draws
const SWAP = 0.005; // of the price: a label that leaps farther from one draw to the next is no price
const LEAP = Math.log(2); // of a visible range that is none of the last draw's
const NARROWEST = 2e-4; // ln(highest ÷ lowest): rows of an order book span less, charts more

interface Proof {
  readonly factor: number;
  readonly label: number;
}

/** The follower that says the expected price where the scale has it; undefined when none does. */
function proofOf(axis: AxisGeometry, expected: Draw['expected']): Proof | undefined {
  const { scale } = axis;
  if (!scale || !expected) return undefined;
  const factors = axis.otherFactor === undefined ? [1] : [1, axis.otherFactor];
  let best: Proof | undefined;
  for (const factor of factors) {
    for (const [price, y] of axis.followers) {
      const label = price * factor;
      const off = Math.abs(label - expected.price);
      if (off > expected.within * expected.price || Math.abs(yOfPrice(scale, price) - y) > NEAR_Y) continue;
      if (!best || off < Math.abs(best.label - expected.price)) best = { factor, label };
    }
  }
  return best;
}

/** Whether a plot shows a stretch of prices such as a market goes through in the time that it shows. */
function isPlausible({ scale, height }: AxisGeometry, widest: number): boolean {
  const [top, bottom] = [priceOfY(scale!, 0), priceOfY(scale!, height)];
  const span = bottom > 0 ? Math.log(top / bottom) : Infinity;
  return span >= NARROWEST && span <= widest;
}

function rangeOf(axis: AxisGeometry, factor: number): readonly [number, number] {
  const scale = rescaled(axis.scale!, factor);
  const [a, b] = [priceOfY(scale, 0), priceOfY(scale, axis.height)];
  return [Math.min(a, b), Math.max(a, b)];
}

/** Whether other prices, far from those of the last draw, are in view: a chart that went from prices to an index. */
function leapt(before: ScaleTrust, axis: AxisGeometry): boolean {
  if (!before.axis?.scale) return false;
  const [low, high] = rangeOf(before.axis, before.factor);
  const [newLow, newHigh] = rangeOf(axis, before.factor);
  if (newLow <= high && newHigh >= low) return false;
  return !(newHigh > 0 && high > 0 && Math.abs(Math.log(newHigh / high)) <= LEAP);
}

/** Whether labels are there that follow a value, none of which is where the price was a draw ago. */
function isSwapped({ label, factor }: ScaleTrust, { followers }: AxisGeometry): boolean {
  if (label === undefined || followers.length === 0) return false;
  return followers.every(([price]) => Math.abs(price * factor - label) > SWAP * label);
}

function unverified(axis: AxisGeometry): ScaleTrust {
  const { refusal } = axis;
  return { state: 'unverified', axis, factor: 1, missing: 0, ...(refusal ? { refusal } : {}) };
}

type Kept = Pick<ScaleTrust, 'factor' | 'label' | 'missing' | 'liveLead'>;

function verified(axis: AxisGeometry, { factor, label, missing, liveLead }: Kept): ScaleTrust {
  return {
    state: 'verified',
    axis,
    scale: rescaled(axis.scale!, factor),
    factor,
    missing,
    ...(label === undefined ? {} : { label }),
    ...(liveLead === undefined ? {} : { liveLead }),
  };
}

function least(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

/** By the chart's API, by the user, or by a label. */
function search({ geometry, expected, lead, widest = Infinity, accepted }: Draw): ScaleTrust {
  const tallestFirst = [...geometry.axes].sort((a, b) => b.height - a.height);
  for (const axis of expected ? tallestFirst : []) {
    if (!axis.scale) continue;
    const proof = proofOf(axis, expected);
    const sure = axis.known === true || axis.axis === accepted || (proof && isPlausible(axis, widest));
    if (sure) return verified(axis, { factor: 1, ...proof, missing: 0, ...leadOf(proof && lead) });
  }
  return tallestFirst[0] ? unverified(tallestFirst[0]) : NO_TRUST;
}

function leadOf(liveLead: number | undefined): Pick<ScaleTrust, 'liveLead'> {
  return liveLead === undefined ? {} : { liveLead };
}

/** Whether the label that verifies ought to be among the axis' labels. */
function labelDue(before: ScaleTrust, scale: PriceScale, axis: AxisGeometry, draw: Draw): boolean {
  if (axis.known || axis.axis === draw.accepted) return false;
  const y = yOfPrice(scale, draw.expected!.price);
  const { lead } = draw;
  const newestInView = lead === undefined || before.liveLead === undefined || lead >= before.liveLead;
  return newestInView && y > 0 && y < axis.height;
}

/** The state after one draw of the chart. */
export function trustAfterDraw(before: ScaleTrust, draw: Draw): ScaleTrust {
  const locked = before.state === 'verified' || before.state === 'hidden' ? before.axis : undefined;
  const axis = locked && draw.geometry.axes.find((each) => each.axis === locked.axis);
  if (!axis) return search(draw);
  const { expected, lead } = draw;
  if (!axis.scale) {
    const { refusal } = axis;
    return { ...before, state: 'hidden', axis, missing: 0, ...(refusal ? { refusal } : {}) };
  }
  if (!expected) return unverified(axis);
  const proof = proofOf(axis, expected);
  if (proof) {
    const liveLead = leadOf(least(before.liveLead, lead));
    return verified(axis, { ...proof, missing: 0, ...liveLead });
  }
  if (axis.known) return verified(axis, { ...before, factor: 1, missing: 0 });
  if (before.state === 'hidden') return { state: 'hidden', axis, factor: before.factor, missing: 0 };
  const due = labelDue(before, rescaled(axis.scale, before.factor), axis, draw);
  const missing = due ? before.missing + 1 : before.missing;
  const swapped = due && lead !== undefined && isSwapped(before, axis);
  const lost = missing > PATIENCE || swapped || (axis.axis !== draw.accepted && leapt(before, axis));
  return lost ? unverified(axis) : verified(axis, { ...before, missing });
}
