/**
 * One market goes out through every venue's wire and comes back through its client: open interest, volume delta and forced orders,
 * summed as the product sums them, against what the market's own record says of the venues that were reached, after each
 * venue's thinning and rounding. Once of the linear contracts, once with a venue cut off, once with the coin-margined ones.
 */
import { setMaxListeners } from 'node:events';

import { MINUTE, SECOND } from '../../lib/core/time';
import { millis, unixMs } from '../../lib/core/units';
import type { VenueId } from '../../lib/market/instrument';
import type { Liquidation } from '../../lib/market/liquidation';
import type { Trade } from '../../lib/market/trade';
import { deltaFromTrades } from '../../lib/orderflow/delta';
import { summedDelta } from '../../lib/orderflow/summed-delta';
import type { LiveSink, Venue } from '../../lib/venues/venue';
import { inProcess } from '../exchange/in-process';
import { servedVenues } from '../exchange/wires';
import type { Figure } from '../figures/figure';
import { simulatedFeed } from '../market/feed';
import { type FeedTruth, type ShownOrders, feedTruth } from '../market/feed-truth';
import { inverseTruth } from '../market/inverse-truth';
import { type Partition, createPartition } from '../market/partition';
import { dialThrough } from './page-socket';
import { type Seat, inverseSeats, linearSeats } from './seats';
import { shownBy, shownPrice } from './shown-orders';

/** Of this seed's market the half hour in which most shorts were forced out, and longs too. */
const FROM = Date.UTC(2026, 0, 5, 17, 30);
const TO = FROM + 30 * MINUTE;
const BAR = millis(5 * MINUTE);
const STEP = 250;
const GOAL = 1e-9;
const CUT: VenueId = 'okx';
/** When all venues' lags are over and the last second's forced orders are told. */
const AFTER = 3 * SECOND;

interface Heard {
  readonly seat: Seat;
  readonly trades: Trade[];
  readonly liquidations: Liquidation[];
  openInterest: number;
}

export async function sumFigures(): Promise<Figure[]> {
  const all = await listened((market) => [...linearSeats(market), ...inverseSeats(market)]);
  const cut = await listened((market) => linearSeats(market).filter(({ id }) => id !== CUT));
  return [
    ...figuresOf(
      'all venues',
      all.filter(({ seat }) => seat.kind === 'linear'),
    ),
    ...figuresOf(`${CUT} cut`, cut),
    ...figuresOf('coin-margined too', all),
  ];
}

function figuresOf(name: string, heard: readonly Heard[]): Figure[] {
  const truths = heard.map(({ seat }) => truthOf(seat));
  const within = ({ time }: { readonly time: number }): boolean => time >= FROM && time < TO;

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

function truthOf({ id, kind, told }: Seat): FeedTruth {
  const shown: ShownOrders = (orders) => shownBy(id, orders);
  if (kind === 'linear') return feedTruth(told, FROM, TO, shown);
  return inverseTruth(told, [FROM, TO], shown, (order) => shownPrice(id, order));
}

/** Streams the seats of a market over the half hour, then asks for the open interest. */
async function listened(seatsOf: (market: Partition) => Seat[]): Promise<Heard[]> {
  const now = FROM - MINUTE;
  const whole = simulatedFeed({ seed: 4, world: 'sharp', now, historyDays: 1 });
  const partition = createPartition(whole, { seed: 1, tradesFrom: now });
  const locals = new Map(
    servedVenues(partition, { unlimited: true }).map(({ wire, feed, inverse }) => [
      wire.venue,
      { wire, ...inProcess(wire, feed, { inverse }) },
    ]),
  );
  dialThrough((address) => {
    const { host } = new URL(address);
    const found = [...locals.values()].find(({ wire }) => wire.streamHosts.includes(host));
    if (!found) throw new Error(`${address}: no venue streams there`);
    return found.WebSocket;
  });
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  const opened = seatsOf(partition).map((seat) => {
    const { fetch } = locals.get(seat.id)!;
    const venue = seat.create({ now: () => unixMs(seat.told.now()), random: () => 0, fetch });
    const heard: Heard = { seat, trades: [], liquidations: [], openInterest: NaN };
    return { venue, heard, ...streamed(venue, heard, stop.signal) };
  });
  await Promise.all(opened.map(({ up }) => up));
  for (let time = now; time < TO + AFTER; time += STEP) {
    for (const each of locals.values()) each.advance(time + STEP);
    await new Promise((resolve) => setImmediate(resolve));
  }
  for (const { venue, heard } of opened)
    heard.openInterest = (await venue.openInterest(heard.seat.symbol, stop.signal)).quantity;
  stop.abort();
  await Promise.all(opened.map(({ ended }) => ended));
  return opened.map(({ heard }) => heard);
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
  return { up, ended: venue.live(heard.seat.symbol, sink, signal) };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
