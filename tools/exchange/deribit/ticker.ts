import type { MarketFeed } from '../market-feed';
import type { Contract } from './contract';
import { type Query, oneOf } from './query';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FUNDING_SPAN = 8 * HOUR;
const DEPTHS = ['1', '5', '10', '20', '50', '100', '1000', '10000'] as const;

type Fields = Readonly<Record<string, unknown>>;

/** The one ticker of the feed, for REST, the stream and the head of the book. */
export class Ticker {
  private day: { minute: number; stats: Fields } | undefined;

  constructor(
    private readonly feed: MarketFeed,
    private readonly contract: Contract,
  ) {}

  fields(): Fields {
    const { feed, contract } = this;
    const { mark, index, predictedFunding } = feed.premium();
    const { bids, asks } = feed.depth(1);
    const now = feed.now();
    const last = feed.bars(MINUTE, now - 2 * MINUTE, now).at(-1)?.close ?? mark;
    return {
      timestamp: now,
      state: 'open',
      stats: this.lastDay(),
      index_price: contract.price(index),
      instrument_name: contract.symbol,
      last_price: contract.price(last),
      settlement_price: contract.price(mark),
      min_price: contract.price(mark * 0.985),
      max_price: contract.price(mark * 1.015),
      open_interest: this.openInterest(),
      mark_price: contract.price(mark),
      interest_value: 0.0028213400122472977,
      ...this.best('ask', asks[0]),
      ...this.best('bid', bids[0]),
      estimated_delivery_price: contract.price(index),
      current_funding: eightHourly(feed, predictedFunding),
      funding_8h: eightHourly(feed, predictedFunding),
    };
  }

  /** `public/get_order_book`. */
  book(query: Query): Fields {
    const levels = query.has('depth') ? Number(oneOf(query, 'depth', DEPTHS)) : 5;
    const { bids, asks } = this.feed.depth(levels);
    const side = (rows: readonly [number, number][]): [number, number][] =>
      rows.map(([price, quantity]) => [this.contract.price(price), this.contract.amount(quantity)]);
    return { ...this.fields(), change_id: this.feed.now(), bids: side(bids), asks: side(asks) };
  }

  private openInterest(): number {
    const { feed, contract } = this;
    const now = feed.now();
    const newest =
      feed.openInterest(MINUTE, now - 10 * MINUTE, now).at(-1) ??
      feed.openInterest(5 * MINUTE, now - DAY, now).at(-1);
    return contract.amount(newest?.quantity ?? 0);
  }

  private best(name: string, [price, quantity]: [number, number] = [0, 0]): Fields {
    return {
      [`best_${name}_price`]: this.contract.price(price),
      [`best_${name}_amount`]: this.contract.amount(quantity),
    };
  }

  /** Looked up once a minute: the stream asks several times a second. */
  private lastDay(): Fields {
    const now = this.feed.now();
    const minute = Math.floor(now / MINUTE);
    if (this.day?.minute !== minute) this.day = { minute, stats: this.statistics(now) };
    return this.day.stats;
  }

  private statistics(now: number): Fields {
    const bars = this.feed.bars(HOUR, now - DAY, now);
    const [first, last] = [bars[0]?.open ?? 0, bars.at(-1)?.close ?? 0];
    const traded = bars.map((bar) => this.contract.traded(bar));
    const turnover = traded.reduce((sum, { usd }) => sum + usd, 0);
    return {
      high: Math.max(0, ...bars.map(({ high }) => high)),
      low: Math.min(first, ...bars.map(({ low }) => low)),
      price_change: first > 0 ? Number((100 * (last / first - 1)).toFixed(4)) : null,
      volume: Number(traded.reduce((sum, { coins }) => sum + coins, 0).toFixed(8)),
      volume_usd: Number(turnover.toFixed(2)),
      volume_notional: Number(turnover.toFixed(2)),
    };
  }
}

/** A feed pays every so many hours; the venue says what eight hours would cost. */
function eightHourly(feed: MarketFeed, rate: number): number {
  return Number(((rate * FUNDING_SPAN) / (feed.fundingIntervalHours * HOUR)).toFixed(8));
}
