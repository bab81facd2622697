/**
 * Brings a venue's live trades into one row: each once, in order, holes filled by REST or said. Where ids count up, a
 * repeat and a jump show by themselves. Elsewhere ids only tell trades apart, so a hole can be where the stream was
 * interrupted; it is closed when the trades that a stream repeats as it begins, or else the venue's newest by REST, reach
 * back to the last one that was seen.
 */
import { type UnixMs, unixMs } from '../core/units';
import type { Trade } from '../market/trade';
import type { Venue } from '../venues/venue';

export type Sequenced = Trade | 'hole';

export interface TradeSequence {
  /** Where the last one stands; undefined before the first. Kept by the caller, and given back after a restart. */
  readonly cursor: string | undefined;
  resume(cursor: string): void;
  /** The stream broke: trades may be missing before the next one. */
  interrupted(): void;
  order(trades: readonly Trade[], signal: AbortSignal): Promise<Sequenced[]>;
}

/** Trades a hole may span before it is left; venues give some 1000 a call. */
const MOST_TO_FILL = 20_000;
/** Trades that are remembered by their key: more than come twice. */
const REMEMBERED = 5_000;

export function tradeSequenceOf(venue: Venue, symbol: string): TradeSequence {
  const { trades, recentTrades } = venue;
  if (venue.tradeIds === 'unique')
    return new UniqueTrades((signal) => recentTrades?.call(venue, symbol, signal) ?? Promise.resolve([]));
  return new CountedTrades(
    (fromId, signal) => trades?.call(venue, symbol, { fromId }, signal) ?? Promise.resolve([]),
  );
}

export class CountedTrades implements TradeSequence {
  private last: number | undefined;

  /** Trades from an id on, ascending, one page. */
  constructor(private readonly from: (id: number, signal: AbortSignal) => Promise<readonly Trade[]>) {}

  get cursor(): string | undefined {
    return this.last === undefined ? undefined : String(this.last);
  }

  resume(cursor: string): void {
    this.last = Number(cursor);
  }

  interrupted(): void {
    // The next id tells.
  }

  async order(trades: readonly Trade[], signal: AbortSignal): Promise<Sequenced[]> {
    const row: Sequenced[] = [];
    let { last } = this;
    // In the order of their ids: what only came out of turn need not be asked for.
    for (const trade of trades.toSorted((a, b) => idOf(a) - idOf(b))) {
      const id = idOf(trade);
      if (last !== undefined && id <= last) continue;
      if (last !== undefined && id > last + 1) row.push(...(await this.fill(last + 1, id, signal)));
      row.push(trade);
      last = id;
    }
    // Only now: what could not be filled for want of an answer is given once more.
    this.last = last;
    return row;
  }

  private async fill(first: number, until: number, signal: AbortSignal): Promise<Sequenced[]> {
    const filled: Trade[] = [];
    let next = first;
    if (until - next > MOST_TO_FILL) return ['hole'];
    while (next < until) {
      const page = await this.from(next, signal);
      const wanted = page.filter(({ id }) => id !== undefined && id >= next && id < until);
      if (wanted[0]?.id !== next) return [...filled, 'hole'];
      filled.push(...wanted);
      next = wanted.at(-1)!.id! + 1;
    }
    return filled;
  }
}

function idOf({ id }: Trade): number {
  if (id === undefined) throw new TypeError('these trades carry ids that count up');
  return id;
}

export class UniqueTrades implements TradeSequence {
  private last: UnixMs | undefined;
  private whole = false;
  private seen = new Set<string>();
  /** What an earlier life has seen goes until here. */
  private seenUntil = -Infinity;

  /** The newest trades, ascending; none where the venue has no such call. */
  constructor(private readonly recent: (signal: AbortSignal) => Promise<readonly Trade[]>) {}

  get cursor(): string | undefined {
    return this.last === undefined ? undefined : String(this.last);
  }

  resume(cursor: string): void {
    this.last = unixMs(Number(cursor));
    this.seenUntil = this.last;
    this.seen.clear();
    this.interrupted();
  }

  interrupted(): void {
    this.whole = false;
  }

  async order(trades: readonly Trade[], signal: AbortSignal): Promise<Sequenced[]> {
    if (trades.length === 0) return [];
    const row: Sequenced[] = [];
    const { last } = this;
    if (!this.whole && last !== undefined && !trades.some(({ time }) => time <= last))
      row.push(...(await this.since(last, signal)));
    this.whole = true;
    for (const trade of trades) if (this.isNew(trade)) row.push(trade);
    return row;
  }

  private async since(last: UnixMs, signal: AbortSignal): Promise<Sequenced[]> {
    const page = await this.recent(signal);
    const reachesBack = page[0] !== undefined && page[0].time <= last;
    const missed = page.filter((trade) => trade.time >= last && this.isNew(trade));
    return reachesBack ? missed : ['hole', ...missed];
  }

  /** Those of an earlier life are known by their time alone: all of its last millisecond count as seen. */
  private isNew({ key, time }: Trade): boolean {
    if (key === undefined) throw new TypeError('these trades carry keys');
    if (time <= this.seenUntil || this.seen.has(key)) return false;
    this.seen.add(key);
    if (this.seen.size > 2 * REMEMBERED) this.seen = new Set([...this.seen].slice(-REMEMBERED));
    this.last = this.last === undefined || time > this.last ? time : this.last;
    return true;
  }
}
