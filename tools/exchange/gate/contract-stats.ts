/**
 * `/futures/usdt/contract_stats`: ascending rows stamped with the start of their period. As on the venue the newest row is
 * an early reading, which is written anew when the next one appears, and a page from `from` on runs a row past `limit`.
 * Open interest counts both sides.
 */
import type { FeedForceOrder } from '../market-feed';
import { type Contract, plain } from './contract';
import { GateError, invalid } from './gate-error';
import { STATS_INTERVALS } from './intervals';
import { type Query, integer, limit } from './query';

const MOST = 2_000;
const DAY = 86_400_000;
const KEPT = 180 * DAY;
const MINUTE = 60_000;
const LATEST_READING = 168_000;
const SIDES = 2;

export function contractStats(contract: Contract, query: Query): Record<string, unknown>[] {
  contract.require(query);
  const name = query.get('interval') ?? '5m';
  const period = STATS_INTERVALS.get(name);
  if (period === undefined) throw invalid('interval', name);
  const count = limit(query, 30, MOST);
  const now = contract.feed.now();
  const reading = Math.min(LATEST_READING, 0.56 * period);
  const newest = Math.floor((now - reading) / period) * period;
  const from = integer(query, 'from');
  if (from !== undefined && from * 1_000 < now - KEPT) {
    throw new GateError('INVALID_PARAM_VALUE', 'from time exceeds 180-day limit');
  }
  const first =
    from === undefined ? newest - (count - 1) * period : Math.ceil((from * 1_000) / period) * period;
  const last = Math.min(newest, first + count * period);
  const rows = new Rows(contract, period, first, last);
  const times = Array.from(
    { length: Math.max(0, (last - first) / period + 1) },
    (_, i) => first + i * period,
  );
  return times.flatMap((time) => rows.row(time, time === newest ? time + reading : time + period));
}

/** What the feed holds about the periods that begin in [first, last]. */
class Rows {
  private readonly volumes: ReadonlyMap<number, { volume: number; bought: number | undefined }>;
  private readonly interest: ReadonlyMap<number, number>;
  private readonly marks: ReadonlyMap<number, number>;
  private readonly forced: readonly FeedForceOrder[];
  private passed = 0;

  constructor(
    private readonly contract: Contract,
    private readonly period: number,
    first: number,
    last: number,
  ) {
    const { feed } = contract;
    this.volumes = new Map(
      feed
        .bars(period, first, last)
        .map((bar) => [bar.openTime, { volume: bar.volume, bought: bar.takerBuy }]),
    );
    this.interest = new Map(
      feed.openInterest(period, first, last + period).map(({ time, quantity }) => [time, quantity]),
    );
    this.marks = new Map(feed.markBars(period, first, last).map((bar) => [bar.openTime, bar.close]));
    this.forced = feed.forcedOrders(first, last + period);
  }

  /** None where the record holds nothing of the period. */
  row(time: number, until: number): Record<string, unknown>[] {
    const interest = this.interest.get(until) ?? this.newestInterest(until);
    const mark = this.marks.get(time);
    if (interest === undefined || mark === undefined) return [];
    return [{ time: time / 1_000, ...this.flow(time, until), ...this.stock(interest, mark), ...SENTIMENT }];
  }

  private stock(interest: number, mark: number): Record<string, unknown> {
    const contracts = SIDES * this.contract.contracts(interest);
    return {
      open_interest: String(contracts),
      open_interest_usd: round(contracts * this.contract.multiplier * mark),
      mark_price: mark,
      last_funding_rate: plain(this.contract.feed.premium().predictedFunding, 6),
    };
  }

  private flow(time: number, until: number): Record<string, unknown> {
    const isWhole = until === time + this.period;
    const { volume, bought } = (isWhole ? this.volumes.get(time) : this.early(time, until)) ?? NOTHING;
    const long = bought === undefined ? 0 : this.contract.contracts(bought);
    const short = bought === undefined ? 0 : this.contract.contracts(volume) - long;
    return {
      lsr_taker: short === 0 ? 0 : long / short,
      long_taker_size: String(long),
      short_taker_size: String(short),
      ...this.liquidations(time, until),
    };
  }

  private early(time: number, until: number): { volume: number; bought: number | undefined } {
    const minutes = this.contract.feed.bars(MINUTE, time, until - 1);
    const isSplit = minutes.every(({ takerBuy }) => takerBuy !== undefined);
    return {
      volume: minutes.reduce((sum, bar) => sum + bar.volume, 0),
      bought: isSplit ? minutes.reduce((sum, bar) => sum + (bar.takerBuy ?? 0), 0) : undefined,
    };
  }

  /** Rows are asked for in order, so that the orders are gone through once. */
  private liquidations(time: number, until: number): Record<string, unknown> {
    while ((this.forced[this.passed]?.time ?? Infinity) < time) this.passed++;
    const orders: FeedForceOrder[] = [];
    for (let i = this.passed; (this.forced[i]?.time ?? Infinity) < until; i++) orders.push(this.forced[i]!);
    const mark = this.marks.get(time) ?? 0;
    return { ...this.liquidated('long', orders, mark), ...this.liquidated('short', orders, mark) };
  }

  private liquidated(
    side: 'long' | 'short',
    all: readonly FeedForceOrder[],
    mark: number,
  ): Record<string, unknown> {
    const orders = all.filter(({ order }) => (order === 'SELL') === (side === 'long'));
    const quantity = orders.reduce((sum, one) => sum + one.quantity, 0);
    const value = orders.reduce((sum, one) => sum + one.quantity * one.averagePrice, 0);
    return {
      [`${side}_liq_size`]: this.contract.size(quantity),
      [`${side}_liq_amount`]: round(quantity),
      [`${side}_liq_usd`]: round(value),
      [`${side}_liq_usd_new`]: round(quantity * mark),
    };
  }

  private newestInterest(until: number): number | undefined {
    return this.contract.feed.openInterest(MINUTE, until - 10 * MINUTE, until).at(-1)?.quantity;
  }
}

const NOTHING = { volume: 0, bought: 0 };

/** The feed knows no accounts. */
const SENTIMENT = {
  lsr_account: 1.174,
  top_lsr_account: 1.021,
  top_lsr_size: 0.987,
  long_users: 18_268,
  short_users: 15_558,
  top_long_account: 512,
  top_short_account: 501,
  top_long_size: '31020',
  top_short_size: '31428',
};

function round(value: number): number {
  return Number(value.toFixed(8));
}
