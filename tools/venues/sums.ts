/**
 * One market goes out through every venue's wire and comes back through its client: open interest, volume delta and forced orders,
 * summed as the product sums them, against what the market's own record says of the venues that were reached, after each
 * venue's thinning. Once whole, once with a venue cut off.
 */
import { MINUTE, SECOND } from '../../lib/core/time';
import { millis, unixMs } from '../../lib/core/units';
import type { VenueId } from '../../lib/market/instrument';
import type { Liquidation } from '../../lib/market/liquidation';
import type { Trade } from '../../lib/market/trade';
import { deltaFromTrades } from '../../lib/orderflow/delta';
import { summedDelta } from '../../lib/orderflow/summed-delta';
import type { LiveSink, Venue } from '../../lib/venues/venue';
import { type InProcess, inProcess } from '../exchange/in-process';
import { WIRES } from '../exchange/wires';
import type { Figure } from '../figures/figure';
import { simulatedFeed } from '../market/feed';
import { type FeedTruth, feedTruth } from '../market/feed-truth';
import { type Partition, createPartition } from '../market/partition';
import { CLIENTS, SYMBOLS } from './clients';
import { dialThrough } from './page-socket';
import { shownBy } from './shown-orders';

/** Of this seed's market the half hour in which most shorts were forced out, and longs too. */
const CASCADE = Date.UTC(2026, 0, 5, 17, 30);
const SPAN = 30 * MINUTE;
const BAR = millis(5 * MINUTE);
const STEP = 250;
const GOAL = 1e-9;
const CUT: VenueId = 'okx';
/** When all venues' lags are over and the last second's forced orders are told. */
const AFTER = 3 * SECOND;

interface Heard {
  readonly id: VenueId;
  readonly trades: Trade[];
  readonly liquidations: Liquidation[];
  openInterest: number;
}

export async function sumFigures(): Promise<Figure[]> {
  return [...(await figuresOf('all venues')), ...(await figuresOf(`${CUT} cut`, CUT))];
}

async function figuresOf(name: string, cut?: VenueId): Promise<Figure[]> {
  const now = CASCADE - MINUTE;
  const whole = simulatedFeed({ seed: 4, world: 'sharp', now, historyDays: 1 });
  const partition = createPartition(whole, { seed: 1, tradesFrom: now });
  const from = now + MINUTE;
  const to = from + SPAN;
  const heard = await listened(partition, to + AFTER, cut);
  const truths = heard.map(({ id }) =>
    feedTruth(partition.feed(id), from, to, (orders) => shownBy(id, orders)),
  );
  const within = ({ time }: { readonly time: number }): boolean => time >= from && time < to;

  const series = heard.map(({ trades }) => deltaFromTrades(trades.filter(within), BAR));
  const delta = summedDelta(series.map((each) => ({ series: each, units: 1 })));
  const closed = (side: Liquidation['position']): Liquidation[] =>
    heard.flatMap(({ liquidations }) => liquidations.filter((one) => within(one) && one.position === side));
  const sum = (of: (truth: FeedTruth) => number | undefined): number =>
    total(truths.map((truth) => of(truth) ?? NaN));
  const figure = (what: string, got: number, expected: number, n: number): Figure => {
    const value = Math.abs(got / expected - 1);
    return {
      name: `sum, ${name}: ${what}`,
      value,
      unit: 'relative error',
      goal: `≤ ${GOAL}`,
      baseline: `truth ${expected.toFixed(3)} BTC`,
      n,
      holds: value <= GOAL,
    };
  };
  const trades = heard.reduce((count, own) => count + own.trades.filter(within).length, 0);
  const interest = total(heard.map(({ openInterest }) => openInterest));
  return [
    figure(
      'open interest',
      interest,
      sum((truth) => truth.openInterest),
      heard.length,
    ),
    figure(
      'CVD over half an hour',
      total([...(delta?.series.delta ?? [])]),
      sum((truth) => truth.delta),
      trades,
    ),
    ...(['long', 'short'] as const).map((side) => {
      const got = closed(side);
      const quantity = total(got.map((one) => one.quantity));
      return figure(
        `liquidated ${side}s`,
        quantity,
        sum((truth) => truth.liquidated[side]),
        got.length,
      );
    }),
  ];
}

/** Streams every venue of the market until `until`, then asks for the open interest. */
async function listened(partition: Partition, until: number, cut?: VenueId): Promise<Heard[]> {
  const locals = new Map(partition.venues.map((id) => [id, local(partition, id)]));
  dialThrough((address) => socketAt(locals, address));
  const stop = new AbortController();
  const opened = partition.venues
    .filter((id) => id !== cut)
    .map((id) => {
      const { fetch } = locals.get(id)!;
      const now = () => unixMs(partition.feed(id).now());
      const venue = CLIENTS[id]({ now, random: () => 0, fetch });
      const heard: Heard = { id, trades: [], liquidations: [], openInterest: NaN };
      return { venue, heard, ...streamed(venue, heard, stop.signal) };
    });
  await Promise.all(opened.map(({ up }) => up));
  for (let time = partition.whole.now(); time < until; time += STEP) {
    for (const each of locals.values()) each.advance(time + STEP);
    await new Promise((resolve) => setImmediate(resolve));
  }
  for (const { venue, heard } of opened)
    heard.openInterest = (await venue.openInterest(SYMBOLS[venue.id], stop.signal)).quantity;
  stop.abort();
  await Promise.all(opened.map(({ ended }) => ended));
  return opened.map(({ heard }) => heard);
}

function local(partition: Partition, id: VenueId): InProcess & { readonly streamHosts: readonly string[] } {
  const wire = WIRES[id](partition.feed(id), { unlimited: true });
  return Object.assign(inProcess(wire, partition.feed(id)), { streamHosts: wire.streamHosts });
}

function socketAt(
  locals: ReadonlyMap<VenueId, ReturnType<typeof local>>,
  address: string,
): InProcess['WebSocket'] {
  const { host } = new URL(address);
  const found = [...locals.values()].find(({ streamHosts }) => streamHosts.includes(host));
  if (!found) throw new Error(`${address}: no venue streams there`);
  return found.WebSocket;
}

function streamed(
  venue: Venue,
  heard: Heard,
  signal: AbortSignal,
): { up: Promise<void>; ended: Promise<void> } {
  const waiting = new Set<string>(venue.liveChannels);
  let isUp = (): void => undefined;
  const up = new Promise<void>((resolve) => (isUp = resolve));
  const sink: LiveSink = {
    trades: (trades) => void heard.trades.push(...trades),
    mark: () => undefined,
    liquidation: (one) => void heard.liquidations.push(one),
    openInterest: () => undefined,
    status: (channel, state, reason) => {
      if (state === 'lost' && !signal.aborted) console.warn(`${venue.id} lost ${channel}: ${reason ?? ''}`);
      waiting.delete(channel);
      if (waiting.size === 0) isUp();
    },
  };
  return { up, ended: venue.live(SYMBOLS[venue.id], sink, signal) };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
