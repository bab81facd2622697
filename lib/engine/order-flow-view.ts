/** The order flow of a sum and of its members in the protocol's words: arrays over the same bars, in which a gap is null. */
import { MINUTE } from '../core/time';
import { type Millis, millis } from '../core/units';
import type { Bar } from '../market/bar';
import { coinUnit } from '../market/coin-unit';
import type { Instrument } from '../market/instrument';
import { type DeltaBars, coarserDelta, straight } from '../orderflow/delta-bars';
import type { Provenance } from '../orderflow/delta';
import { bestDelta } from '../orderflow/flow-sources';
import { type JoinedDelta, labelled, rounded } from '../orderflow/joined-delta';
import { tradingViewDelta } from '../orderflow/trading-view-delta';
import type { OrderFlowView } from '../protocol/order-flow';
import type { ShownDelta } from '../store/store';
import { FLOW_INTERVAL, type OrderFlow } from './order-flow';
import type { Picture } from './picture';

export interface FlowMember {
  readonly instrument: Instrument;
  readonly picture: Picture | undefined;
  readonly inFlow: boolean;
}

const FIVE_MINUTES = millis(5 * MINUTE);

/** `members`: the one that gives prices and units first. */
export function orderFlowView(
  flow: OrderFlow,
  corrections: readonly ShownDelta[],
  members: readonly FlowMember[],
): OrderFlowView {
  const [reference] = members;
  const times = barTimes(flow);
  const closes = new Map(flow.bars.map((bar) => [bar.openTime as number, bar.close as number]));
  const { one, five } = flow.sources;
  return {
    interval: FLOW_INTERVAL,
    from: times[0]!,
    closes: times.map((time) => closes.get(time) ?? null),
    sum: {
      ...deltaView(bestDelta(flow.sources), times, 1),
      ...(one.openTimes.length > 0 && { one: rangeView(coarserDelta(straight(one), FLOW_INTERVAL), times) }),
      five: rangeView(coarserDelta(straight(five), FLOW_INTERVAL), times),
      corrections: corrections.map((row) => correctionView(row, 1)),
    },
    venues: members.flatMap((member) => memberView(member, reference!, times)),
    spot: members.flatMap((member) => spotView(member, reference!, times)),
    corrections: members.flatMap((member) => correctionViews(member, reference!)),
    tradingView: tradingViewOf(reference!, times),
  };
}

function barTimes({ bars }: OrderFlow): number[] {
  const [first, last] = [bars[0]!.openTime, bars.at(-1)!.openTime];
  return Array.from({ length: (last - first) / FLOW_INTERVAL + 1 }, (_, i) => first + i * FLOW_INTERVAL);
}

const LETTERS: Readonly<Record<Provenance, string>> = { trades: 't', 'taker-bars': 'b', estimated: 'e' };

function deltaView({ openTimes, delta, sources }: JoinedDelta, times: readonly number[], units: number) {
  const places = placesOf(openTimes);
  return {
    delta: inPlace(places, delta, times, units),
    sources: times.map((time) => letterAt(sources, places.get(time))).join(''),
  };
}

function letterAt(sources: readonly Provenance[], place: number | undefined): string {
  return place === undefined ? '-' : LETTERS[sources[place]!];
}

function rangeView({ openTimes, low, high }: DeltaBars, times: readonly number[]) {
  const places = placesOf(openTimes);
  return { low: inPlace(places, low, times, 1), high: inPlace(places, high, times, 1) };
}

function placesOf(openTimes: Float64Array): Map<number, number> {
  return new Map(Array.from(openTimes, (time, i) => [time, i]));
}

function inPlace(
  places: ReadonlyMap<number, number>,
  values: Float64Array,
  times: readonly number[],
  units: number,
): (number | null)[] {
  return times.map((time) => {
    const place = places.get(time);
    return place === undefined ? null : rounded(units * values[place]!);
  });
}

function memberView(
  { instrument, picture, inFlow }: FlowMember,
  reference: FlowMember,
  times: readonly number[],
): OrderFlowView['venues'] {
  if (!picture?.flow) return [];
  const { venue, symbol } = instrument;
  const units = unitsOf(instrument, reference.instrument);
  return [{ venue, symbol, ...deltaView(bestDelta(picture.flow.sources), times, units), inSum: inFlow }];
}

function spotView(
  { instrument, picture }: FlowMember,
  reference: FlowMember,
  times: readonly number[],
): OrderFlowView['spot'] {
  if (!picture?.spot) return [];
  const { venue, symbol } = instrument;
  const units = unitsOf(instrument, reference.instrument);
  return [{ venue, symbol, ...deltaView(labelled(picture.spot), times, units) }];
}

function correctionViews(
  { instrument, picture }: FlowMember,
  reference: FlowMember,
): OrderFlowView['corrections'] {
  const { venue, symbol } = instrument;
  const units = unitsOf(instrument, reference.instrument);
  return (picture?.corrections ?? []).map((row) => ({ venue, symbol, ...correctionView(row, units) }));
}

function correctionView({ openTime, delta, first = delta }: ShownDelta, units: number) {
  return { time: openTime, before: rounded(units * first), after: rounded(units * delta) };
}

function tradingViewOf({ instrument, picture }: FlowMember, times: readonly number[]) {
  const { venue, symbol } = instrument;
  const { bars = [], flow } = picture ?? {};
  const minuteBars = flow?.minuteBars ?? [];
  const lower = (of: readonly Bar[], length: Millis) => {
    const made = tradingViewDelta(of, length, FLOW_INTERVAL);
    return { delta: inPlace(placesOf(made.openTimes), made.delta, times, 1), ...rangeView(made, times) };
  };
  return {
    venue,
    symbol,
    ...(minuteBars.length > 0 && { one: lower(minuteBars, MINUTE) }),
    five: lower(bars, FIVE_MINUTES),
  };
}

/** Base units of `reference` in one of `instrument`. */
function unitsOf(instrument: Instrument, reference: Instrument): number {
  return coinUnit(instrument.base).unit / coinUnit(reference.base).unit;
}
