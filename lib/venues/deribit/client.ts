/** Deribit's perpetuals, inverse and linear, by public endpoints only. ccxt supplies addresses and the socket. */
import { HOUR } from '../../core/time';
import { type Millis, type UnixMs, after, millis, unixMs } from '../../core/units';
import type { MarginTierTable } from '../../liquidation/margin-tiers';
import type { Bar } from '../../market/bar';
import type { Depth } from '../../market/depth';
import type { FundingRate } from '../../market/funding';
import type { Instrument } from '../../market/instrument';
import type { Liquidation } from '../../market/liquidation';
import type { MarkPrice } from '../../market/mark-price';
import type { OpenInterest } from '../../market/open-interest';
import type { Trade } from '../../market/trade';
import { requestThrough } from '../ccxt/requests';
import { InstrumentList } from '../instrument-list';
import { live } from '../stream/live';
import type { LiveSink, TradeQuery, Venue, VenueOptions } from '../venue';
import { WeightBudget } from '../weight-budget';
import type { WireError } from '../wire-error';
import { parseBars } from './chart';
import { levelsAsked, parseDepth } from './depth';
import { DeribitExchange } from './deribit-exchange';
import { DeribitTransport } from './deribit-transport';
import { FUNDING_HOURS, parseFundingRates } from './funding';
import { INSTRUMENTS, parseInstruments } from './instrument';
import { resolutionOf } from './intervals';
import { CHANNELS, dialectOf } from './live';
import { hasMarginRule, marginTiersOf } from './margin-tiers';
import { PACE } from './pace';
import { parseServerTime } from './server-time';
import { type Ticker, parseTicker } from './ticker';
import { TRADES_A_PAGE, TradePages } from './trade-pages';

/** Of bars the venue gives 5000, by ccxt's account: half of it, since nobody wrote down what it leaves out of more. */
const PAGE = { bars: 2_500, openInterest: 0, funding: FUNDING_HOURS, trades: TRADES_A_PAGE };

export function createDeribit(options: VenueOptions): Venue {
  return new DeribitVenue(options);
}

class DeribitVenue implements Venue {
  readonly id = 'deribit';
  readonly pageSize = PAGE;
  readonly pace = PACE;
  readonly tradeIds = 'counted';
  readonly liveChannels = CHANNELS;
  /** By `liquidationHistory`, an hour late; nothing of it is streamed. */
  readonly liquidationFeed = 'full';
  private readonly listed: InstrumentList;
  private lazyExchange: DeribitExchange | undefined;

  constructor(private readonly options: VenueOptions) {
    this.listed = new InstrumentList('deribit', INSTRUMENTS, options.instruments, async (signal) =>
      parseInstruments(await this.exchange.publicGetGetInstruments(FUTURES, { signal }), this.onFault),
    );
  }

  async serverTime(signal: AbortSignal): Promise<UnixMs> {
    return parseServerTime(await this.exchange.publicGetGetTime({}, { signal }));
  }

  instruments(signal: AbortSignal): Promise<Instrument[]> {
    return this.listed.all(signal);
  }

  instrument(symbol: string, signal: AbortSignal): Promise<Instrument> {
    return this.listed.of(symbol, signal);
  }

  barDepth(): Millis {
    return Infinity as Millis;
  }

  openInterestDepth(): Millis {
    return millis(0);
  }

  async bars(
    symbol: string,
    interval: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<Bar[]> {
    const first = unixMs(Math.ceil(from / interval) * interval);
    if (first >= to) return [];
    const asked = { interval, from: first, to: earlier(after(first, millis(PAGE.bars * interval)), to) };
    const query = {
      instrument_name: symbol,
      resolution: resolutionOf(interval),
      start_timestamp: asked.from,
      end_timestamp: asked.to - 1,
    };
    return parseBars(await this.exchange.publicGetGetTradingviewChartData(query, { signal }), asked);
  }

  async trades(symbol: string, query: TradeQuery, signal: AbortSignal): Promise<Trade[]> {
    const pages = this.tradePages(symbol);
    if ('fromId' in query) return pages.from(query.fromId, signal);
    return query.from < query.to ? pages.between(query.from, query.to, signal) : [];
  }

  async recentTrades(symbol: string, signal: AbortSignal): Promise<Trade[]> {
    return this.tradePages(symbol).newest(signal);
  }

  /**
   * All that the venue still has of the range: a day. It costs a request for every thousand trades, and a trade is marked as
   * forced about an hour after it was made.
   */
  async liquidationHistory(
    symbol: string,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<Liquidation[]> {
    return this.tradePages(symbol).forced(from, to, signal);
  }

  async openInterest(symbol: string, signal: AbortSignal): Promise<OpenInterest> {
    return (await this.ticker(symbol, signal)).openInterest;
  }

  async markPrice(symbol: string, signal: AbortSignal): Promise<MarkPrice> {
    return (await this.ticker(symbol, signal)).mark;
  }

  async fundingHistory(
    symbol: string,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<FundingRate[]> {
    if (from >= to) return [];
    const end = earlier(after(from, millis(PAGE.funding * HOUR)), to);
    const query = { instrument_name: symbol, start_timestamp: from - 1, end_timestamp: end - 1 };
    const payload = await this.exchange.publicGetGetFundingRateHistory(query, { signal });
    return parseFundingRates(payload, from, end);
  }

  async depth(symbol: string, levels: number, signal: AbortSignal): Promise<Depth> {
    const query = { instrument_name: symbol, depth: levelsAsked(levels) };
    return parseDepth(await this.exchange.publicGetGetOrderBook(query, { signal }), symbol, levels);
  }

  async marginTiers(symbol: string, signal: AbortSignal): Promise<MarginTierTable | undefined> {
    if (!hasMarginRule(symbol)) return undefined;
    const { time, mark } = await this.markPrice(symbol, signal);
    return marginTiersOf(symbol, mark, new Date(time).toISOString().slice(0, 10));
  }

  live(symbol: string, sink: LiveSink, signal: AbortSignal): Promise<void> {
    const { random } = this.options;
    return live({ dialect: dialectOf(symbol), sink, random, onFault: this.onFault }, signal);
  }

  private async ticker(symbol: string, signal: AbortSignal): Promise<Ticker> {
    const query = { instrument_name: symbol };
    return parseTicker(await this.exchange.publicGetTicker(query, { signal }), symbol);
  }

  private tradePages(symbol: string): TradePages {
    return new TradePages(this.exchange, symbol, this.options.now);
  }

  private readonly onFault = (fault: WireError): void => this.options.onFault?.(fault);

  /** Constructed at the first use: it takes some ms, and a wake of the worker may need none. */
  private get exchange(): DeribitExchange {
    this.lazyExchange ??= this.newExchange();
    return this.lazyExchange;
  }

  private newExchange(): DeribitExchange {
    const { now, bannedUntil, onBan } = this.options;
    const { fetch = (url, init) => globalThis.fetch(url, init) } = this.options;
    const transport = new DeribitTransport({ fetch, now, bannedUntil, onBan });
    const budget = new WeightBudget(PACE.limit, now, PACE.window, this.options);
    return requestThrough(new DeribitExchange(), transport, budget);
  }
}

const FUTURES = { currency: 'any', kind: 'future' };

function earlier(one: UnixMs, other: UnixMs): UnixMs {
  return one < other ? one : other;
}
