/** Binance USDⓈ-M perpetuals, by public endpoints only. ccxt supplies addresses, weights and sockets. */
import { DAY, HOUR } from '../../core/time';
import { type Millis, type UnixMs, millis } from '../../core/units';
import type { Bar, MarkBar } from '../../market/bar';
import type { Depth } from '../../market/depth';
import type { FundingRate } from '../../market/funding';
import type { MarginTierTable } from '../../liquidation/margin-tiers';
import type { Instrument } from '../../market/instrument';
import type { MarkPrice } from '../../market/mark-price';
import type { OpenInterest } from '../../market/open-interest';
import type { Trade } from '../../market/trade';
import { InstrumentList } from '../instrument-list';
import { live } from '../stream/live';
import type { LiveSink, TradeQuery, Venue, VenueOptions } from '../venue';
import type { WireError } from '../wire-error';
import { BARS_A_PAGE, askedBars, barQuery, closedBars } from './bar-request';
import { depthLimit, parseDepth } from './depth';
import { FundingIntervals } from './funding-intervals';
import { parseFundingRates } from './funding';
import { EXCHANGE_INFO, parseInstruments } from './instrument';
import { intervalName } from './intervals';
import { parseBars, parseMarkBars } from './klines';
import { CHANNELS, dialectOf } from './live';
import { marginTiers } from './margin-tiers';
import { parsePremiumIndex } from './mark-price';
import { parseOpenInterest, parseOpenInterestHistory } from './open-interest';
import { PACE } from './pace';
import { parseServerTime } from './server-time';
import { SpotMarket } from './spot';
import { TakerSplit } from './taker-split';
import { parseTrades } from './trades';
import type { FuturesExchange } from './futures-exchange';
import { openExchange } from './open-exchange';

/** The venue's limits a request. */
const PAGE = { bars: BARS_A_PAGE, openInterest: 500, funding: 1000, trades: 1000 };
const LONGEST_TRADE_RANGE = HOUR;

export function createBinance(options: VenueOptions): Venue {
  return new BinanceVenue(options);
}

class BinanceVenue implements Venue {
  readonly id = 'binance';
  readonly pageSize = PAGE;
  readonly pace = PACE;
  readonly tradeIds = 'counted';
  readonly liveChannels = CHANNELS;
  readonly liquidationFeed = 'throttled';
  private readonly listed: InstrumentList;
  private readonly takerSplit = new TakerSplit();
  private readonly intervals: FundingIntervals;
  private readonly spot: SpotMarket;
  private lazyExchange: FuturesExchange | undefined;

  constructor(private readonly options: VenueOptions) {
    this.listed = new InstrumentList('binance', EXCHANGE_INFO, options.instruments, async (signal) =>
      parseInstruments(await this.exchange.fapiPublicGetExchangeInfo({}, { signal }), this.onFault),
    );
    this.spot = new SpotMarket(options, (signal) => this.serverTime(signal));
    this.intervals = new FundingIntervals(options.now, (signal) =>
      this.exchange.fapiPublicGetFundingInfo({}, { signal }),
    );
  }

  async serverTime(signal: AbortSignal): Promise<UnixMs> {
    return parseServerTime(await this.exchange.fapiPublicGetTime({}, { signal }));
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

  /** Thirty days, less what a request may wait. */
  openInterestDepth(): Millis {
    return millis(30 * DAY - HOUR);
  }

  async bars(
    symbol: string,
    interval: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<Bar[]> {
    if (from >= to) return [];
    const asked = askedBars(interval, from, to);
    const payload = await this.exchange.fapiPublicGetKlines(barQuery(symbol, asked), { signal });
    const bars = this.takerSplit.settle(symbol, parseBars(payload, asked));
    return closedBars(bars, asked, () => this.serverTime(signal));
  }

  async spotBars(
    symbol: string,
    interval: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<Bar[]> {
    return this.spot.bars(await this.instrument(symbol, signal), interval, from, to, signal);
  }

  async markBars(
    symbol: string,
    interval: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<MarkBar[]> {
    if (from >= to) return [];
    const asked = askedBars(interval, from, to);
    const payload = await this.exchange.fapiPublicGetMarkPriceKlines(barQuery(symbol, asked), { signal });
    return closedBars(parseMarkBars(payload, asked), asked, () => this.serverTime(signal));
  }

  async trades(symbol: string, query: TradeQuery, signal: AbortSignal): Promise<Trade[]> {
    const get = this.exchange.fapiPublicGetAggTrades;
    if ('fromId' in query) {
      const { fromId } = query;
      const payload = await get({ symbol, fromId, limit: PAGE.trades }, { signal });
      return parseTrades(payload, [fromId, Infinity], [0, Infinity]);
    }
    if (query.from >= query.to) return [];
    // The venue refuses a longer range; who wants more goes on by id.
    const last = Math.min(query.to, query.from + LONGEST_TRADE_RANGE) - 1;
    const range = { startTime: query.from, endTime: last, limit: PAGE.trades };
    return parseTrades(await get({ symbol, ...range }, { signal }), [0, Infinity], [query.from, last]);
  }

  async openInterest(symbol: string, signal: AbortSignal): Promise<OpenInterest> {
    return parseOpenInterest(await this.exchange.fapiPublicGetOpenInterest({ symbol }, { signal }), symbol);
  }

  async openInterestHistory(
    symbol: string,
    period: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<OpenInterest[]> {
    if (from >= to) return [];
    // Of a range that holds more than a page the venue may give the newest: no more is asked for than fits.
    const last = Math.min(to, from + PAGE.openInterest * period) - 1;
    const range = { startTime: from, endTime: last, limit: PAGE.openInterest };
    const query = { symbol, period: intervalName(period), ...range };
    const payload = await this.exchange.fapiDataGetOpenInterestHist(query, { signal });
    return parseOpenInterestHistory(payload, symbol, [from, last]);
  }

  async markPrice(symbol: string, signal: AbortSignal): Promise<MarkPrice> {
    const [payload, interval] = await Promise.all([
      this.exchange.fapiPublicGetPremiumIndex({ symbol }, { signal }),
      this.intervals.of(symbol, signal),
    ]);
    return parsePremiumIndex(payload, symbol, interval);
  }

  async fundingHistory(
    symbol: string,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<FundingRate[]> {
    if (from >= to) return [];
    const last = to - 1;
    const query = { symbol, startTime: from, endTime: last, limit: PAGE.funding };
    const [payload, interval] = await Promise.all([
      this.exchange.fapiPublicGetFundingRate(query, { signal }),
      this.intervals.of(symbol, signal),
    ]);
    return parseFundingRates(payload, symbol, interval, [from, last]);
  }

  async depth(symbol: string, levels: number, signal: AbortSignal): Promise<Depth> {
    const query = { symbol, limit: depthLimit(levels) };
    return parseDepth(await this.exchange.fapiPublicGetDepth(query, { signal }), levels);
  }

  marginTiers(symbol: string): Promise<MarginTierTable | undefined> {
    return Promise.resolve(marginTiers(symbol));
  }

  live(symbol: string, sink: LiveSink, signal: AbortSignal): Promise<void> {
    // The stream does not wait for it: until it is known, mark prices come without a funding interval.
    this.intervals.of(symbol, signal).catch(() => undefined);
    const dialect = dialectOf(symbol, () => this.intervals.known(symbol));
    return live({ dialect, sink, random: this.options.random, onFault: this.onFault }, signal);
  }

  private readonly onFault = (fault: WireError): void => this.options.onFault?.(fault);

  /** Constructed at the first use: it takes some ms, and a wake of the worker may need none. */
  private get exchange(): FuturesExchange {
    this.lazyExchange ??= openExchange(this.options);
    return this.lazyExchange;
  }
}
