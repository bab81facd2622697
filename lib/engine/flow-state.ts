/** Exhaustion, cascades and what was force-closed, as they stand with a picture, in the protocol's words. */
import { DAY, MINUTE } from '../core/time';
import { type UnixMs, millis, unixMs } from '../core/units';
import { sumBetween } from '../liquidation/clusters';
import { columnAt } from '../liquidation/columns';
import type { Estimate } from '../liquidation/estimate';
import type { Bar } from '../market/bar';
import type { VenueId } from '../market/instrument';
import { type Cascade, cascadeReading } from '../orderflow/cascade';
import { exhaustion } from '../orderflow/exhaustion';
import { forcedSlots, summedSlots } from '../orderflow/forced-slots';
import { forcedTotals } from '../orderflow/forced-totals';
import type { FlowStateView, ForcedTotalsView } from '../protocol/order-flow';
import type { LiquidationFeed } from '../venues/venue';
import type { OrderFlow } from './order-flow';
import type { FlowMember } from './order-flow-view';
import type { Picture } from './picture';

const SLOT = millis(5 * MINUTE);
const HISTORY = 7 * DAY;
/** What is heard is recorded once a minute, and a picture holds for five. */
const RECORD_LAG = 7 * MINUTE;

export type ForcedMember = FlowMember & { readonly feed: LiquidationFeed };

export function flowState(picture: Picture, members: readonly FlowMember[], now: UnixMs): FlowStateView {
  const { flow, estimate, bars } = picture;
  const faded = flow && exhaustionView(flow);
  const cascade = cascadeView(members, estimate, bars, now);
  return { ...(faded && { exhaustion: faded }), ...(cascade && { cascade }) };
}

function exhaustionView({ delta, frame }: OrderFlow): FlowStateView['exhaustion'] {
  if (delta.provenance === 'estimated' || frame.length === 0) return undefined;
  return exhaustion(frame) ?? 'none';
}

function cascadeView(
  members: readonly FlowMember[],
  estimate: Estimate | undefined,
  bars: readonly Bar[],
  now: UnixMs,
): FlowStateView['cascade'] {
  const heard = members.flatMap(({ instrument, picture }) => {
    const slots = picture?.forced && forcedSlots(picture.forced, SLOT, unixMs(now - HISTORY), now);
    return slots && cascadeReading(slots) ? [{ venue: instrument.venue, slots }] : [];
  });
  const [first, ...rest] = heard.map(({ slots }) => slots);
  const reading = first && cascadeReading(summedSlots([first, ...rest]));
  if (!reading) return undefined;
  const { asOf, threshold, cascade } = reading;
  const venues = [...new Set(heard.map(({ venue }): VenueId => venue))];
  if (!cascade) return { asOf, threshold, venues };
  const { state, side, since, realised, newest, peak } = cascade;
  const expected = estimate && expectedMass(estimate, cascade, bars);
  const run = { state, side, since, realised, newest, peak, ...(expected !== undefined && { expected }) };
  return { asOf, threshold, run, venues };
}

/** Dollars that the estimate of before the cascade had standing where price has gone since. */
function expectedMass(
  { columns, columnDuration, profile: { grid }, scale }: Estimate,
  { side, since }: Cascade,
  bars: readonly Bar[],
): number | undefined {
  const column = columnAt(columns, since, columnDuration);
  const swept = bars.filter(({ openTime }) => openTime >= since);
  if (!column || swept.length === 0) return undefined;
  const low = Math.min(column.price, ...swept.map((bar) => bar.low));
  const high = Math.max(column.price, ...swept.map((bar) => bar.high));
  const [from, to] = side === 'long' ? [low, column.price] : [column.price, high];
  const place = (price: number): number => Math.log(price) / grid.width - grid.first;
  return sumBetween(column[side], place(from), place(to)) * scale * column.price;
}

export function forcedTotalsView(members: readonly ForcedMember[], now: UnixMs): ForcedTotalsView {
  return members.flatMap(({ instrument: { venue, symbol }, picture, feed }) => {
    if (!picture?.forced) return [];
    const { heard } = picture.forced;
    const recorded = heard.at(-1)?.to ?? now;
    const to = recorded <= now && now - recorded <= RECORD_LAG ? recorded : now;
    return [{ venue, symbol, full: feed === 'full', windows: forcedTotals(picture.forced, to) }];
  });
}
