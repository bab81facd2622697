/**
 * The minutes from which on a market is divided by its trades: which part each trade went to, under what id there, and
 * the bars that each part's trades make. Where a minute's trades are not all on record it has no such bars.
 */
import { MINUTE } from '../../lib/core/time';
import type { FeedBar, FeedTrade, MarketFeed } from '../exchange/market-feed';
import { firstAtOrAfter } from '../replay/search';
import { StepGrid } from './step-grid';
import { visit } from './step-path';

/** What the parts have of a minute, by the index of the part. */
interface Minute {
  readonly firstIds: readonly number[];
  readonly bars: readonly FeedBar[] | undefined;
}

export interface TradeDivision {
  readonly whole: MarketFeed;
  readonly parts: number;
  /** The first instant whose trades are given out; a whole minute. */
  readonly from: number;
  partOf(trade: FeedTrade): number;
  /** The trade as the part shows it, but for its id. */
  shown(part: number, trade: FeedTrade): FeedTrade;
}

const CACHED_MINUTES = 64;

export class VenueMinutes {
  private readonly closed: Minute[] = [];
  private readonly nextIds: number[];
  private readonly cache = new Map<number, FeedTrade[][]>();
  private readonly grid: StepGrid;

  constructor(private readonly division: TradeDivision) {
    this.grid = new StepGrid(division.whole.stepSize);
    this.nextIds = Array.from({ length: division.parts }, () => 1);
  }

  /** The part's trades of the minute, as many as are public in the whole market. */
  trades(part: number, openTime: number): FeedTrade[] {
    const { firstIds } = this.minute(openTime) ?? { firstIds: this.nextIds };
    return this.divided(openTime)[part]!.map((trade, i) => ({ ...trade, id: firstIds[part]! + i }));
  }

  /** The part's bar as public there at `now`, empty where only the others traded; undefined if trades do not tell. */
  bar(part: number, openTime: number, now: number): FeedBar | undefined {
    const bars = openTime + MINUTE <= now ? this.minute(openTime)?.bars : this.barsAt(openTime, now);
    return bars?.[part];
  }

  /** The id of the part's next trade that becomes public in the whole market. */
  nextId(part: number): number {
    this.close();
    const forming = this.division.from + this.closed.length * MINUTE;
    return this.nextIds[part]! + this.divided(forming)[part]!.length;
  }

  /** When the minute opened that holds the part's trade with this id: the newest minute for one that is to come. */
  minuteOfId(part: number, id: number): number {
    this.close();
    const firstIds = this.closed.map((minute) => minute.firstIds[part]!);
    const after = firstAtOrAfter(firstIds, id + 1);
    const place = this.nextIds[part]! <= id ? this.closed.length : Math.max(0, after - 1);
    return this.division.from + place * MINUTE;
  }

  private minute(openTime: number): Minute | undefined {
    this.close();
    return this.closed[(openTime - this.division.from) / MINUTE];
  }

  /** Takes in the minutes that the whole market has closed since the last time. */
  private close(): void {
    const { whole, from } = this.division;
    for (;;) {
      const openTime = from + this.closed.length * MINUTE;
      if (openTime + MINUTE > whole.now()) return;
      const trades = this.divided(openTime);
      this.closed.push({ firstIds: [...this.nextIds], bars: this.barsAt(openTime, Infinity) });
      trades.forEach((own, part) => (this.nextIds[part]! += own.length));
    }
  }

  private barsAt(openTime: number, now: number): FeedBar[] | undefined {
    const [whole] = this.division.whole.bars(MINUTE, openTime, openTime);
    const trades = this.divided(openTime);
    const traded = trades.flat().reduce((sum, { quantity }) => sum + this.grid.steps(quantity), 0);
    if (!whole || traded !== this.grid.steps(whole.volume)) return undefined;
    return trades.map((own, part) => {
      const known = own.filter(({ time }) => time <= now);
      return known.length > 0 ? barOf(openTime, known, this.grid) : this.emptyBar(part, whole);
    });
  }

  private emptyBar(part: number, { openTime, open }: FeedBar): FeedBar {
    const trade = { id: 0, time: openTime, price: open, quantity: 0, buyerIsMaker: false };
    return { ...barOf(openTime, [this.division.shown(part, trade)], this.grid), trades: 0 };
  }

  private divided(openTime: number): FeedTrade[][] {
    const { whole, parts, partOf, shown } = this.division;
    const cached = this.cache.get(openTime);
    if (cached) return cached;
    const divided = Array.from({ length: parts }, (): FeedTrade[] => []);
    for (const trade of whole.trades({ from: openTime, to: openTime + MINUTE - 1, limit: Infinity })) {
      const part = partOf(trade);
      divided[part]!.push(shown(part, trade));
    }
    if (openTime + MINUTE <= whole.now()) {
      if (this.cache.size >= CACHED_MINUTES) this.cache.clear();
      this.cache.set(openTime, divided);
    }
    return divided;
  }
}

function barOf(openTime: number, trades: readonly FeedTrade[], grid: StepGrid): FeedBar {
  const { price } = trades[0]!;
  const path = { open: price, high: price, low: price, close: price };
  let [steps, takerBuySteps, quoteVolume, takerBuyQuote] = [0, 0, 0, 0];
  for (const { price, quantity, buyerIsMaker } of trades) {
    visit(path, price);
    steps += grid.steps(quantity);
    quoteVolume += price * quantity;
    if (buyerIsMaker) continue;
    takerBuySteps += grid.steps(quantity);
    takerBuyQuote += price * quantity;
  }
  const base = { volume: grid.value(steps), takerBuy: grid.value(takerBuySteps) };
  return { openTime, ...path, ...base, quoteVolume, takerBuyQuote, trades: trades.length };
}
