import { decimalsOf } from '../decimals';
import type { MarketFeed } from '../market-feed';
import { type Query, integer, requireSymbol } from './query';
import { VenueError } from './venue-error';

type Level = [price: string, quantity: string];

export interface BookChange {
  /** The first and the last update in this change, and the last one of the change before: a client chains by them. */
  readonly first: number;
  readonly last: number;
  readonly previous: number;
  readonly bids: Level[];
  readonly asks: Level[];
}

const LIMITS = [5, 10, 20, 50, 100, 500, 1000];
const LEVELS = 1000;

/** The order book with the update ids that tie its snapshots to its changes. Every level that changes is one update. */
export class Book {
  private lastUpdate: number;
  private bids: Level[] = [];
  private asks: Level[] = [];

  constructor(
    private readonly feed: MarketFeed,
    private readonly onChange: (change: BookChange) => void,
  ) {
    this.lastUpdate = feed.now();
  }

  /** Takes the book over from the feed and hands out what changed since the last time. */
  refresh(): void {
    const decimals = decimalsOf(this.feed);
    const wire = ([price, quantity]: [number, number]): Level => [
      price.toFixed(decimals.price),
      quantity.toFixed(decimals.quantity),
    ];
    const depth = this.feed.depth(LEVELS);
    const nothing = (0).toFixed(decimals.quantity);
    const bids = depth.bids.map(wire);
    const asks = depth.asks.map(wire);
    const change = { bids: changes(this.bids, bids, nothing), asks: changes(this.asks, asks, nothing) };
    this.bids = bids;
    this.asks = asks;
    const count = change.bids.length + change.asks.length;
    if (count === 0) return;
    const previous = this.lastUpdate;
    this.lastUpdate += count;
    this.onChange({ ...change, first: previous + 1, last: this.lastUpdate, previous });
  }

  top(levels: number): { bids: Level[]; asks: Level[] } {
    return { bids: this.bids.slice(0, levels), asks: this.asks.slice(0, levels) };
  }

  /** `/fapi/v1/depth`. */
  answer(query: Query): Record<string, unknown> {
    requireSymbol(query, this.feed);
    const levels = integer(query, 'limit') ?? 500;
    if (!LIMITS.includes(levels)) throw new VenueError(-4021, `${levels} is not valid depth limit.`);
    this.refresh();
    return { lastUpdateId: this.lastUpdate, E: this.feed.now(), T: this.feed.now(), ...this.top(levels) };
  }
}

/** Levels that are new or differ, and with quantity 0 those that are gone. */
function changes(before: readonly Level[], after: readonly Level[], nothing: string): Level[] {
  const old = new Map(before);
  const changed = after.filter(([price, quantity]) => old.get(price) !== quantity);
  for (const [price] of after) old.delete(price);
  return [...changed, ...[...old.keys()].map((price): Level => [price, nothing])];
}
