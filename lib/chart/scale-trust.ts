/**
 * Whether a chart's axis is the price axis of the feed's market: none → unverified → verified → hidden.
 * It is verified by a label that follows the price: off the grid, within 0.1 % of the feed's last price, and where the
 * scale puts that price. A verified axis is kept while it is attached, so an RSI pane cannot take over; it is given up
 * when its mapping is withdrawn, or when the label has been missing for 30 draws although it should be there. A chart
 * panned into the past labels the last bar in view, so the label is only missed where the newest bar was seen before.
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
  /** The least `lead` at which the label was there: from there on the newest bar is in view. */
  readonly liveLead?: number;
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
        Math.abs(price * factor - lastPrice) <= NEAR * lastPrice &&
        Math.abs(yOfPrice(scale, price) - y) <= NEAR_Y,
    ),
  );
}

interface Draw {
  readonly geometry: ChartGeometry;
  /** The feed's newest price. */
  readonly lastPrice?: number;
  /** How far the plot's right edge is ahead of now, ms on the chart's clock; undefined where its times are unread. */
  readonly lead?: number;
}

function unverified(axis: AxisGeometry): ScaleTrust {
  return {
    state: 'unverified',
    axis,
    factor: 1,
    missing: 0,
    ...(axis.refusal ? { refusal: axis.refusal } : {}),
  };
}

function verified(
  axis: AxisGeometry,
  factor: number,
  missing: number,
  liveLead: number | undefined,
): ScaleTrust {
  const scale = rescaled(axis.scale!, factor);
  return { state: 'verified', axis, scale, factor, missing, ...(liveLead === undefined ? {} : { liveLead }) };
}

function least(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

function search({ geometry, lastPrice, lead }: Draw): ScaleTrust {
  const tallestFirst = [...geometry.axes].sort((a, b) => b.height - a.height);
  for (const axis of lastPrice === undefined ? [] : tallestFirst) {
    const factor = factorOf(axis, lastPrice!);
    if (factor !== undefined) return verified(axis, factor, 0, lead);
  }
  return tallestFirst[0] ? unverified(tallestFirst[0]) : NO_TRUST;
}

/** Whether the label that verifies ought to be among the axis' labels. */
function labelDue(
  before: ScaleTrust,
  scale: PriceScale,
  axis: AxisGeometry,
  { lastPrice, lead }: Draw,
): boolean {
  const y = yOfPrice(scale, lastPrice!);
  const newestInView = lead === undefined || before.liveLead === undefined || lead >= before.liveLead;
  return newestInView && y > 0 && y < axis.height;
}

/** The state after one draw of the chart. */
export function trustAfterDraw(before: ScaleTrust, draw: Draw): ScaleTrust {
  const locked = before.state === 'verified' || before.state === 'hidden' ? before.axis : undefined;
  const axis = locked && draw.geometry.axes.find(({ pane }) => pane === locked.pane);
  if (!axis) return search(draw);
  const { lastPrice, lead } = draw;
  if (!axis.scale) {
    return {
      ...before,
      state: 'hidden',
      axis,
      missing: 0,
      ...(axis.refusal ? { refusal: axis.refusal } : {}),
    };
  }
  if (lastPrice === undefined) return unverified(axis);
  const factor = factorOf(axis, lastPrice);
  if (factor !== undefined) return verified(axis, factor, 0, least(before.liveLead, lead));
  if (before.state === 'hidden') return { state: 'hidden', axis, factor: before.factor, missing: 0 };
  const due = labelDue(before, rescaled(axis.scale, before.factor), axis, draw);
  const missing = due ? before.missing + 1 : before.missing;
  return missing > PATIENCE ? unverified(axis) : verified(axis, before.factor, missing, before.liveLead);
}
