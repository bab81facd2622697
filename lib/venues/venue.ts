import type { Millis, UnixMs } from '../core/units';
import type { Bar, MarkBar } from '../market/bar';
import type { Depth } from '../market/depth';
import type { FundingRate } from '../market/funding';
import type { Instrument, VenueId } from '../market/instrument';
import type { Liquidation } from '../market/liquidation';
import type { MarkPrice } from '../market/mark-price';
import type { OpenInterest } from '../market/open-interest';
import type { Trade } from '../market/trade';
import type { MarginTierTable } from '../liquidation/margin-tiers';

/** Receives what a venue streams. Calls never throw into the stream. */
export interface LiveSink {
  trades(trades: readonly Trade[]): void;
  mark(mark: MarkPrice): void;
  liquidation(liquidation: Liquidation): void;
  /** Stream health, per channel. `lost` carries a reason; it is always followed by `up` or by the abort. */
  status(channel: 'trades' | 'mark' | 'liquidations', state: 'up' | 'lost', reason?: string): void;
}

/**
 * One venue's public market data. Every call validates what came and throws a `WireError` that names venue, endpoint,
 * field, expected and got. History calls return one page: ascending, closed items only, [from, to) by open time.
 */
export interface Venue {
  readonly id: VenueId;
  /** Largest number of items that a page of each history call can have. */
  readonly pageSize: {
    readonly bars: number;
    readonly openInterest: number;
    readonly funding: number;
    readonly trades: number;
  };
  serverTime(signal: AbortSignal): Promise<UnixMs>;
  /** `UnlistedSymbol` where the venue has no such perpetual. */
  instrument(symbol: string, signal: AbortSignal): Promise<Instrument>;
  /** The perpetual of a coin, whatever multiple of it the contract is for; `UnlistedSymbol` where there is none. */
  perpetualOf(coin: string, signal: AbortSignal): Promise<Instrument>;
  bars(symbol: string, interval: Millis, from: UnixMs, to: UnixMs, signal: AbortSignal): Promise<Bar[]>;
  markBars(
    symbol: string,
    interval: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<MarkBar[]>;
  trades(
    symbol: string,
    query: { readonly fromId: number } | { readonly from: UnixMs; readonly to: UnixMs },
    signal: AbortSignal,
  ): Promise<Trade[]>;
  openInterest(symbol: string, signal: AbortSignal): Promise<OpenInterest>;
  /** Earliest first; venues keep a limited past, see `openInterestDepth`. */
  openInterestHistory(
    symbol: string,
    period: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<OpenInterest[]>;
  readonly openInterestDepth: Millis;
  markPrice(symbol: string, signal: AbortSignal): Promise<MarkPrice>;
  fundingHistory(symbol: string, from: UnixMs, to: UnixMs, signal: AbortSignal): Promise<FundingRate[]>;
  depth(symbol: string, levels: number, signal: AbortSignal): Promise<Depth>;
  marginTiers(symbol: string): MarginTierTable | undefined;
  /** How complete the public feed of forced orders is: a full one gives mass, a throttled one location only. */
  readonly liquidationFeed: 'full' | 'throttled';
  /** Streams trades, mark price and forced orders until aborted; reconnects by itself. Resolves once aborted. */
  live(symbol: string, sink: LiveSink, signal: AbortSignal): Promise<void>;
}
