/** Who gets what of one market: the lots of bars and open interest, each trade and each forced order, and the events. */
import { HOUR, MINUTE } from '../../lib/core/time';
import type { VenueId } from '../../lib/market/instrument';
import type { FeedBar, FeedEvent, FeedForceOrder, MarketFeed } from '../exchange/market-feed';
import { StepGrid } from './step-grid';
import { VenueMinutes } from './venue-minutes';
import type { VenuePart } from './venue-parts';
import { VenuePrices } from './venue-prices';
import { type LotShare, partOf, seededDraw, lotsOf } from './venue-split';

export interface DividedPart extends LotShare {
  readonly index: number;
  readonly venue: VenueId;
  readonly contractUsd: number | undefined;
  readonly lag: number;
  readonly tickSize: number;
  readonly stepSize: number;
  readonly prices: VenuePrices;
}

const GRAINS = [MINUTE, 5 * MINUTE];

export class MarketDivision {
  readonly steps: StepGrid;
  readonly trades: VenueMinutes;
  /** Length of the finest bars that the whole market has. */
  readonly grain: number;
  private readonly parts: readonly DividedPart[];
  /** For what is counted, not measured in lots. */
  private readonly counts: readonly LotShare[];
  private readonly queues = new Map<number, FeedEvent[]>();
  private nextIds: number[] | undefined;

  constructor(
    readonly whole: MarketFeed,
    private readonly seed: number,
    parts: readonly VenuePart[],
    readonly tradesFrom: number,
  ) {
    this.steps = new StepGrid(whole.stepSize);
    this.parts = parts.map((part, index) => dividedPart(part, index, whole, seed));
    requireSums(this.parts);
    this.counts = parts.map(({ share }) => ({ share, multiple: 1 }));
    this.grain =
      GRAINS.find((grain) => whole.bars(grain, whole.now() - HOUR, whole.now()).length > 0) ?? MINUTE;
    this.trades = new VenueMinutes({
      whole,
      parts: parts.length,
      from: tradesFrom,
      partOf: (trade) => this.partOf(trade.quantity, trade.id, 0),
      shown: (part, trade) => this.parts[part]!.prices.trade(trade),
    });
  }

  /** The venue's part that is linear, or the one that is inverse. */
  part(venue: VenueId, kind: 'linear' | 'inverse'): DividedPart {
    const isMeant = (part: DividedPart): boolean =>
      part.venue === venue && (part.contractUsd !== undefined) === (kind === 'inverse');
    const found = this.parts.find(isMeant);
    if (found) return found;
    const venues = this.parts.map((part) => part.venue).join(', ');
    throw new RangeError(`partition: expected one of ${venues}, got ${venue}, ${kind}`);
  }

  /** The part's base units of what is split by lots. */
  quantity(part: DividedPart, whole: number): number {
    return this.steps.value(this.lots(part, whole));
  }

  has({ index }: DividedPart, order: FeedForceOrder): boolean {
    return this.partOf(order.quantity, order.time, this.steps.steps(order.quantity)) === index;
  }

  /** The part of one of the whole market's bars of `grain`, as it is public at `now`. */
  bar(part: DividedPart, whole: FeedBar, now: number): FeedBar {
    const byTrades = this.grain === MINUTE && whole.openTime >= this.tradesFrom;
    const traded = byTrades ? this.trades.bar(part.index, whole.openTime, now) : undefined;
    return traded ?? this.splitBar(part, whole);
  }

  /** From now on the part's events are kept until they are taken. */
  open({ index }: DividedPart): void {
    this.queues.set(index, []);
  }

  advance(time: number): void {
    if (time <= this.whole.now()) return;
    this.nextIds ??= this.parts.map(({ index }) => this.trades.nextId(index));
    this.whole.advance(time, (event) => this.hand(event));
  }

  /** What is public at `until` in the whole market and was not taken yet, as the part shows it. */
  take({ index }: DividedPart, until: number): FeedEvent[] {
    const queue = this.queues.get(index) ?? [];
    const later = queue.findIndex((event) => timeOf(event) > until);
    return queue.splice(0, later < 0 ? queue.length : later);
  }

  private hand(event: FeedEvent): void {
    if (event.kind === 'mark') {
      for (const part of this.parts) {
        this.queue(part, { kind: 'mark', premium: part.prices.premium(event.premium) });
      }
    } else if (event.kind === 'force-order') {
      const part = this.parts.find((one) => this.has(one, event.order))!;
      this.queue(part, { kind: 'force-order', order: part.prices.order(event.order) });
    } else {
      const part = this.parts[this.partOf(event.trade.quantity, event.trade.id, 0)]!;
      const id = this.nextIds![part.index]!++;
      this.queue(part, { kind: 'trade', trade: { ...part.prices.trade(event.trade), id } });
    }
  }

  private queue({ index }: DividedPart, event: FeedEvent): void {
    this.queues.get(index)?.push(event);
  }

  private partOf(quantity: number, key: number, key2: number): number {
    return partOf(this.steps.steps(quantity), seededDraw(this.seed, key, key2), this.parts);
  }

  private lots({ index }: DividedPart, base: number): number {
    return lotsOf(index, this.steps.steps(base), this.parts);
  }

  private splitBar(part: DividedPart, whole: FeedBar): FeedBar {
    const bar = part.prices.bar(whole, this.grain);
    const { volume, takerBuy, quoteVolume, takerBuyQuote = 0 } = whole;
    const bought = takerBuy === undefined ? 0 : this.lots(part, takerBuy);
    const own = this.steps.value(bought + this.lots(part, volume - (takerBuy ?? 0)));
    const quote = (own: number, all: number, usd: number): number =>
      all > 0 ? (usd * own * bar.close) / (all * whole.close) : 0;
    bar.trades = lotsOf(part.index, whole.trades, this.counts);
    bar.volume = own;
    bar.quoteVolume = quote(own, volume, quoteVolume);
    if (takerBuy === undefined) return bar;
    bar.takerBuy = this.steps.value(bought);
    bar.takerBuyQuote = quote(bar.takerBuy, takerBuy, takerBuyQuote);
    return bar;
  }
}

export function timeOf(event: FeedEvent): number {
  if (event.kind === 'trade') return event.trade.time;
  return event.kind === 'mark' ? event.premium.time : event.order.time;
}

function dividedPart(part: VenuePart, index: number, whole: MarketFeed, seed: number): DividedPart {
  const { venue, share, lag, contractUsd } = part;
  const { tickSize = whole.tickSize, stepSize = whole.stepSize } = part;
  const multiple = Math.round(stepSize / whole.stepSize);
  if (multiple < 1 || Math.abs(multiple * whole.stepSize - stepSize) > 1e-9 * stepSize) {
    throw new RangeError(`${venue} stepSize: expected a multiple of ${whole.stepSize}, got ${stepSize}`);
  }
  const prices = new VenuePrices(seed, contractUsd === undefined ? venue : `${venue}/inverse`, tickSize);
  return { index, venue, contractUsd, share, lag, tickSize, stepSize, multiple, prices };
}

function requireSums(parts: readonly DividedPart[]): void {
  const sum = parts.reduce((total, { share }) => total + share, 0);
  if (Math.abs(sum - 1) > 1e-9) throw new RangeError(`shares: expected a sum of 1, got ${sum}`);
  const last = parts.at(-1)!;
  if (last.multiple !== 1) {
    throw new RangeError(
      `${last.venue} stepSize: expected the whole market's for the last part, got ${last.stepSize}`,
    );
  }
}
