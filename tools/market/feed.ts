/** The simulated market as the local exchange serves it: a history that ends now, then steps as its clock goes on. */
import { DAY, MINUTE, SECOND } from '../../lib/core/time';
import type { FeedEvent, FeedForceOrder, MarketFeed } from '../exchange/market-feed';
import { depthAt } from './calendar';
import type { MarketDials, World } from './dials';
import { FUNDING_INTERVAL, FUNDING_INTERVAL_HOURS, type FundingPayment } from './funding-clock';
import { STEP_SIZE, TICK_SIZE, roundToTick } from './lots';
import { type ForcedClose, type MarketStep, STEP, createMarket } from './market';
import type { OpenPositions } from './position';
import { PublicRecord } from './public-record';
import { MarketWalls } from './market-walls';
import { restingDepth } from './resting-depth';
import { StepSeries } from './step-series';

export interface SimulatedFeedOptions {
  readonly seed: number;
  readonly world: World;
  /** Unix ms: where the history ends. */
  readonly now: number;
  readonly historyDays?: number;
  readonly dials?: Partial<MarketDials>;
}

const BURN_IN = 10 * DAY;

interface TimedEvent {
  readonly time: number;
  readonly event: FeedEvent;
}

/** A market of which, other than of a real one, the open positions can be seen. */
export interface SimulatedFeed extends MarketFeed {
  truth(): OpenPositions;
}

export function simulatedFeed(options: SimulatedFeedOptions): SimulatedFeed {
  const { seed, world, historyDays = 32 } = options;
  const from = Math.floor((options.now - historyDays * DAY) / DAY) * DAY;
  const dialChanges = options.dials && { dials: options.dials };
  const market = createMarket({ seed, world, startTime: from - BURN_IN, ...dialChanges });
  while (market.time < from) market.step();
  const series = new StepSeries(from, Math.ceil(((historyDays + 2) * DAY) / STEP));
  const record = new PublicRecord(seed, series, market.openInterest);
  const walls = new MarketWalls(seed, (from, to) => record.bars(MINUTE, from, to, now));
  const payments: FundingPayment[] = [];
  const forced: FeedForceOrder[] = [];
  let newest: MarketStep;
  let now = options.now;

  const stepTo = (time: number) => {
    while (series.end < time) takeStep();
  };
  const takeStep = () => {
    newest = market.step();
    series.append(newest);
    forced.push(...newest.forced.map(forceOrder));
    if (newest.funding) payments.push({ ...newest.funding, mark: roundToTick(newest.funding.mark) });
  };
  const premiumAt = (time: number) => {
    const mark = record.markAt(time);
    return {
      time: Math.floor(time / SECOND) * SECOND,
      mark,
      index: roundToTick(mark / (1 + newest.premium)),
      predictedFunding: newest.predictedFunding,
      nextFundingTime: (Math.floor(time / FUNDING_INTERVAL) + 1) * FUNDING_INTERVAL,
    };
  };
  const eventsOfNewest = (): TimedEvent[] => {
    const trades = record.tradesOf(series.length - 1).map((trade): TimedEvent => ({
      time: trade.time,
      event: { kind: 'trade', trade },
    }));
    const marks = Array.from({ length: STEP / SECOND }, (_, second): TimedEvent => {
      const time = newest.openTime + (second + 1) * SECOND;
      return { time, event: { kind: 'mark', premium: premiumAt(time) } };
    });
    const orders = newest.forced.map(forceOrder).map((order): TimedEvent => ({
      time: order.time,
      event: { kind: 'force-order', order },
    }));
    return [...trades, ...marks, ...orders].sort((a, b) => a.time - b.time);
  };

  takeStep();
  stepTo(now);
  let pending = eventsOfNewest().filter(({ time }) => time > now);

  return {
    truth: () => market.truth(),
    symbol: 'BTCUSDT',
    base: 'BTC',
    quote: 'USDT',
    title: `simulated · ${world} · seed ${seed}`,
    tickSize: TICK_SIZE,
    stepSize: STEP_SIZE,
    fundingIntervalHours: FUNDING_INTERVAL_HOURS,
    from,
    now: () => now,
    bars: (interval, from, to) => record.bars(interval, from, to, now),
    markBars: (interval, from, to) => record.markBars(interval, from, to, now),
    trades: ({ fromId, from, to = now, limit }) => {
      if (fromId !== undefined) {
        return record.tradesFrom(series.rowOfTrade(fromId), now, (trade) => trade.id >= fromId, limit);
      }
      if (from === undefined) return record.newestTrades(Math.min(to, now), limit);
      return record.tradesFrom(series.rowAt(from), Math.min(to, now), (trade) => trade.time >= from, limit);
    },
    openInterest: (period, from, to) => {
      const points: { time: number; quantity: number }[] = [];
      const first = Math.ceil(Math.max(from, series.from) / period) * period;
      for (let time = first; time <= Math.min(to, now); time += period) {
        points.push({ time, quantity: record.openInterestAt(time) });
      }
      return points;
    },
    premium: () => premiumAt(now),
    funding: (from, to) => payments.filter(({ time }) => time >= from && time <= Math.min(to, now)),
    forcedOrders: (from, to) => forced.filter(({ time }) => time >= from && time <= Math.min(to, now)),
    depth(levels) {
      const last = record.newestTrades(now, 1).at(-1)!.price;
      return restingDepth(market.dials, { last, depth: depthAt(now), walls: walls.at(now) }, levels);
    },
    advance: (time, emit) => {
      while (now < time) {
        if (pending.length === 0 && series.end <= now) {
          takeStep();
          pending = eventsOfNewest();
        }
        const until = Math.min(time, series.end);
        const later = pending.findIndex((event) => event.time > until);
        const due = pending.splice(0, later < 0 ? pending.length : later);
        for (const { time, event } of due) {
          now = time;
          emit(event);
        }
        now = until;
      }
    },
  };
}

function forceOrder({ time, position, quantity, price, bankruptcyPrice }: ForcedClose): FeedForceOrder {
  return {
    time,
    order: position === 'long' ? 'SELL' : 'BUY',
    quantity,
    price: roundToTick(bankruptcyPrice),
    averagePrice: roundToTick(price),
  };
}
