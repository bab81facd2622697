import type { Millis, UnixMs } from '../core/units';
import type { MarginTierTable } from '../liquidation/margin-tiers';
import type { Bar, MarkBar } from '../market/bar';
import type { Depth } from '../market/depth';
import type { FundingRate } from '../market/funding';
import type { Instrument, VenueId } from '../market/instrument';
import type { Liquidation } from '../market/liquidation';
import type { LongShortRatio } from '../market/long-short-ratio';
import type { MarkPrice } from '../market/mark-price';
import type { OpenInterest } from '../market/open-interest';
import type { Trade } from '../market/trade';
import type { Pace } from './pace';
import type { Fetch } from './transport';
import type { WireError } from './wire-error';

export type LiveChannel = 'trades' | 'mark' | 'liquidations';

/** Receives what a venue streams. Calls never throw into the stream. */
export interface LiveSink {
  trades(trades: readonly Trade[]): void;
  mark(mark: MarkPrice): void;
  liquidation(liquidation: Liquidation): void;
  /** From venues that push it. */
  openInterest(openInterest: OpenInterest): void;
  /** Stream health, per channel. `lost` carries a reason; it is always followed by `up` or by the abort. */
  status(channel: LiveChannel, state: 'up' | 'lost', reason?: string): void;
}

/** What every venue is opened with. */
export interface VenueOptions {
  readonly now: () => UnixMs;
  readonly random: () => number;
  readonly fetch?: Fetch;
  /** What an earlier life of the worker learnt: these need no list of all instruments. */
  readonly instruments?: readonly Instrument[];
  readonly bannedUntil?: UnixMs | undefined;
  /** To be kept beyond the worker's life. */
  readonly onBan?: (until: UnixMs) => void;
  /** Request weight that an earlier life spent in the venue's present window, and what is spent since. */
  readonly usedWeight?: number;
  readonly onWeight?: (used: number) => void;
  /** A frame of the stream that did not hold and was dropped. */
  readonly onFault?: (fault: WireError) => void;
}

/** Trades from an id on, for venues whose ids count up; or in [from, to) by time. */
export type TradeQuery = { readonly fromId: number } | { readonly from: UnixMs; readonly to: UnixMs };

/** How complete the public feed of forced orders is: a full one gives mass, a throttled one location only. */
export type LiquidationFeed = 'full' | 'throttled' | 'none';

/**
 * One venue's public market data, by its own symbols; quantities in base units, whatever its contracts are. Every call
 * validates what came and throws a `WireError` that names venue, endpoint, field, expected and got. History calls return
 * one page: ascending, closed items only, [from, to) by open time; of a longer range the earliest part, unless said
 * otherwise. What a venue does not publish has no method.
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
  /** How fast history may be asked for. */
  readonly pace: Pace;
  /** How far back bars of a length go; Infinity: to the listing. */
  barDepth(interval: Millis): Millis;
  /** How far back its history goes at a period; 0: none is published, and the present must be recorded. */
  openInterestDepth(period: Millis): Millis;
  /** `counted`: ids rise by one, so that a hole shows by itself; `unique`: they only tell trades apart. */
  readonly tradeIds: 'counted' | 'unique';
  readonly liveChannels: readonly LiveChannel[];
  readonly liquidationFeed: LiquidationFeed;

  serverTime(signal: AbortSignal): Promise<UnixMs>;
  /** Every perpetual that is traded now. */
  instruments(signal: AbortSignal): Promise<Instrument[]>;
  /** `UnlistedSymbol` where the venue has no such perpetual. */
  instrument(symbol: string, signal: AbortSignal): Promise<Instrument>;
  /** With the taker split where the venue publishes one at this interval. */
  bars(symbol: string, interval: Millis, from: UnixMs, to: UnixMs, signal: AbortSignal): Promise<Bar[]>;
  /**
   * Bars of the spot market of the same coin and quote, in the perpetual's base units; absent where the venue has no taker
   * split of its spot market.
   */
  spotBars?(symbol: string, interval: Millis, from: UnixMs, to: UnixMs, signal: AbortSignal): Promise<Bar[]>;
  markBars?(
    symbol: string,
    interval: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<MarkBar[]>;
  /** One page of trades; absent where the venue gives only its newest. */
  trades?(symbol: string, query: TradeQuery, signal: AbortSignal): Promise<Trade[]>;
  /** The newest trades, ascending; absent where the venue has no such call. */
  recentTrades?(symbol: string, signal: AbortSignal): Promise<Trade[]>;
  openInterest(symbol: string, signal: AbortSignal): Promise<OpenInterest>;
  /** Stamped with the instant that it holds at. */
  openInterestHistory?(
    symbol: string,
    period: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<OpenInterest[]>;
  markPrice(symbol: string, signal: AbortSignal): Promise<MarkPrice>;
  fundingHistory(symbol: string, from: UnixMs, to: UnixMs, signal: AbortSignal): Promise<FundingRate[]>;
  depth(symbol: string, levels: number, signal: AbortSignal): Promise<Depth>;
  liquidationHistory?(symbol: string, from: UnixMs, to: UnixMs, signal: AbortSignal): Promise<Liquidation[]>;
  longShortRatio?(
    symbol: string,
    period: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<LongShortRatio[]>;
  /** Undefined where the venue says none for the symbol. */
  marginTiers(symbol: string, signal: AbortSignal): Promise<MarginTierTable | undefined>;
  /** Streams until aborted; reconnects by itself. Resolves once aborted. */
  live(symbol: string, sink: LiveSink, signal: AbortSignal): Promise<void>;
}
