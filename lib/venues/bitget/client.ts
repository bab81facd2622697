/** Bitget's linear perpetuals, USDT and USDC, by public endpoints only. ccxt supplies addresses, weights and sockets. */
import type { Endpoint, Query } from 'ccxt/js/src/base/Exchange.js';

import { HOUR } from '../../core/time';
import { type Millis, type UnixMs, millis } from '../../core/units';
import type { MarginTierTable } from '../../liquidation/margin-tiers';
import type { Bar, MarkBar } from '../../market/bar';
import type { Depth } from '../../market/depth';
import type { FundingRate } from '../../market/funding';
import type { Instrument } from '../../market/instrument';
import type { LongShortRatio } from '../../market/long-short-ratio';
import type { MarkPrice } from '../../market/mark-price';
import type { OpenInterest } from '../../market/open-interest';
import type { Trade } from '../../market/trade';
import { requestThrough } from '../ccxt/requests';
import { InstrumentList } from '../instrument-list';
import { live } from '../stream/live';
import { Transport } from '../transport';
import type { LiveSink, TradeQuery, Venue, VenueOptions } from '../venue';
import { WeightBudget } from '../weight-budget';
import type { WireError } from '../wire-error';
import { refusalOf } from './answer';
import { type AskedBars, BAR_PAGE, type CandleRequest, candleRequests, rangeOf } from './candle-request';
import { parseBars, parseMarkBars } from './candles';
import { depthLimit, parseDepth } from './depth';
import {
  type CurrentFunding,
  type PaidRate,
  fundingBetween,
  parseCurrentFunding,
  parsePaidRates,
} from './funding';
import { FuturesExchange } from './futures-exchange';
import { CONTRACTS, parseInstruments } from './instrument';
import { barName, ratioName } from './intervals';
import { CHANNELS, dialectOf } from './live';
import { parseLongShortRatios } from './long-short-ratio';
import { parseMarginTiers } from './margin-tiers';
import { parseSymbolPrice } from './mark-price';
import { parseOpenInterest } from './open-interest';
import { PACE } from './pace';
import { PRODUCT_TYPES, productTypeOf } from './product-type';
import { parseServerTime } from './server-time';
import { parseTrades } from './trades';

const PAGE = { bars: BAR_PAGE, openInterest: 0, funding: 1000, trades: 1000 };
const PAID_RATES_A_PAGE = 100;
/** The venue refuses a higher number: 40808, "0 < pageNo <=100". */
const LAST_PAGE = 100;
/** The newest of a range comes first, so that its first trades are reached page by page. */
const LONGEST_TRADE_RANGE = HOUR;

export function createBitget(options: VenueOptions): Venue {
  return new BitgetVenue(options);
}

class BitgetVenue implements Venue {
  readonly id = 'bitget';
  readonly pageSize = PAGE;
  readonly pace = PACE;
  readonly tradeIds = 'unique';
  readonly liveChannels = CHANNELS;
  readonly liquidationFeed = 'throttled';
  private readonly listed: InstrumentList;
  private readonly fundingIntervals = new Map<string, Millis>();
  private lazyExchange: FuturesExchange | undefined;

  constructor(private readonly options: VenueOptions) {
    this.listed = new InstrumentList('bitget', CONTRACTS, options.instruments, async (signal) => {
      const lists = PRODUCT_TYPES.map(async (productType) => {
        const payload = await this.exchange.publicMixGetV2MixMarketContracts({ productType }, { signal });
        return parseInstruments(payload, productType, this.onFault);
      });
      return (await Promise.all(lists)).flat();
    });
  }

  async serverTime(signal: AbortSignal): Promise<UnixMs> {
    return parseServerTime(await this.exchange.publicCommonGetV2PublicTime({}, { signal }));
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
    const { publicMixGetV2MixMarketCandles: recent, publicMixGetV2MixMarketHistoryCandles: old } =
      this.exchange;
    const granularity = barName(interval);
    return this.candles(pageOf(interval, from, to), async (request, range) => {
      const payload = await this.ask(request.isOld ? old : recent, symbol, { granularity, ...range }, signal);
      return parseBars(payload, request);
    });
  }

  async markBars(
    symbol: string,
    interval: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<MarkBar[]> {
    const { publicMixGetV2MixMarketCandles: recent, publicMixGetV2MixMarketHistoryMarkCandles: old } =
      this.exchange;
    const granularity = barName(interval);
    return this.candles(pageOf(interval, from, to), async (request, range) => {
      const { isOld } = request;
      const query = { granularity, ...range, ...(isOld ? {} : { kLineType: 'MARK' }) };
      return parseMarkBars(await this.ask(isOld ? old : recent, symbol, query, signal), request);
    });
  }

  async trades(symbol: string, query: TradeQuery, signal: AbortSignal): Promise<Trade[]> {
    if ('fromId' in query) throw new RangeError('bitget has no ids that count up');
    const { from } = query;
    const to = Math.min(query.to, from + LONGEST_TRADE_RANGE);
    let trades: Trade[] = [];
    for (let below: string | undefined; ;) {
      const older = below === undefined ? {} : { idLessThan: below };
      const page = await this.fills(symbol, { startTime: from, endTime: to, ...older }, signal);
      const oldest = page[0]?.key;
      if (oldest === undefined || oldest === below) break;
      trades = [...page, ...trades].slice(0, PAGE.trades);
      if (page.length < PAGE.trades) break;
      below = oldest;
    }
    return trades.filter(({ time }) => time >= from && time < to);
  }

  recentTrades(symbol: string, signal: AbortSignal): Promise<Trade[]> {
    return this.fills(symbol, {}, signal);
  }

  async openInterest(symbol: string, signal: AbortSignal): Promise<OpenInterest> {
    const get = this.exchange.publicMixGetV2MixMarketOpenInterest;
    return parseOpenInterest(await this.ask(get, symbol, {}, signal), symbol);
  }

  async markPrice(symbol: string, signal: AbortSignal): Promise<MarkPrice> {
    const [payload, funding] = await Promise.all([
      this.ask(this.exchange.publicMixGetV2MixMarketSymbolPrice, symbol, {}, signal),
      this.currentFunding(symbol, signal),
    ]);
    return parseSymbolPrice(payload, symbol, funding);
  }

  async fundingHistory(
    symbol: string,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<FundingRate[]> {
    if (from >= to) return [];
    const [rates, { interval }] = await Promise.all([
      this.paidRatesBackTo(from, symbol, signal),
      this.currentFunding(symbol, signal),
    ]);
    return fundingBetween(rates, from, to, interval).slice(0, PAGE.funding);
  }

  async depth(symbol: string, levels: number, signal: AbortSignal): Promise<Depth> {
    const query = { precision: 'scale0', limit: depthLimit(levels) };
    const get = this.exchange.publicMixGetV2MixMarketMergeDepth;
    return parseDepth(await this.ask(get, symbol, query, signal), levels);
  }

  async longShortRatio(
    symbol: string,
    period: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<LongShortRatio[]> {
    const get = this.exchange.publicMixGetV2MixMarketAccountLongShort;
    const payload = await this.ask(get, symbol, { period: ratioName(period) }, signal);
    return parseLongShortRatios(payload, from, to);
  }

  async marginTiers(symbol: string, signal: AbortSignal): Promise<MarginTierTable | undefined> {
    const get = this.exchange.publicMixGetV2MixMarketQueryPositionLever;
    return parseMarginTiers(await this.ask(get, symbol, {}, signal), symbol);
  }

  live(symbol: string, sink: LiveSink, signal: AbortSignal): Promise<void> {
    // The stream does not wait for it: until it is known, mark prices come without a funding interval.
    this.currentFunding(symbol, signal).catch(() => undefined);
    const dialect = dialectOf(symbol, () => this.fundingIntervals.get(symbol));
    return live({ dialect, sink, random: this.options.random, onFault: this.onFault }, signal);
  }

  private async candles<B>(
    asked: AskedBars,
    get: (request: CandleRequest, range: Query) => Promise<B[]>,
  ): Promise<B[]> {
    const bars: B[] = [];
    const now = this.options.now();
    for (const request of candleRequests(asked, now)) {
      bars.push(...(await get(request, rangeOf(request, now))));
    }
    return bars;
  }

  private async fills(symbol: string, query: Query, signal: AbortSignal): Promise<Trade[]> {
    const get = this.exchange.publicMixGetV2MixMarketFillsHistory;
    return parseTrades(await this.ask(get, symbol, { ...query, limit: PAGE.trades }, signal), symbol);
  }

  private async currentFunding(symbol: string, signal: AbortSignal): Promise<CurrentFunding> {
    const get = this.exchange.publicMixGetV2MixMarketCurrentFundRate;
    const funding = parseCurrentFunding(await this.ask(get, symbol, {}, signal), symbol);
    if (funding.interval !== undefined) this.fundingIntervals.set(symbol, funding.interval);
    return funding;
  }

  /** From the newest back to the last one before `from`, which tells the interval of the one after it. */
  private async paidRatesBackTo(from: UnixMs, symbol: string, signal: AbortSignal): Promise<PaidRate[]> {
    const rates: PaidRate[] = [];
    for (let pageNo = 1; pageNo <= LAST_PAGE; pageNo++) {
      const query = { pageSize: PAID_RATES_A_PAGE, pageNo };
      const get = this.exchange.publicMixGetV2MixMarketHistoryFundRate;
      const page = parsePaidRates(await this.ask(get, symbol, query, signal), symbol);
      rates.push(...page);
      if (page.length < PAID_RATES_A_PAGE || page.some(({ time }) => time < from)) break;
    }
    return rates;
  }

  private async ask(get: Endpoint, symbol: string, query: Query, signal: AbortSignal): Promise<unknown> {
    try {
      return await get({ symbol, productType: productTypeOf(symbol), ...query }, { signal });
    } catch (error) {
      throw refusalOf(error);
    }
  }

  private readonly onFault = (fault: WireError): void => this.options.onFault?.(fault);

  /** Constructed at the first use: it takes some ms, and a wake of the worker may need none. */
  private get exchange(): FuturesExchange {
    this.lazyExchange ??= this.newExchange();
    return this.lazyExchange;
  }

  private newExchange(): FuturesExchange {
    const { now, bannedUntil, onBan } = this.options;
    const { fetch = (url, init) => globalThis.fetch(url, init) } = this.options;
    const transport = new Transport({ venue: 'bitget', fetch, now, bannedUntil, onBan });
    const budget = new WeightBudget(PACE.limit, now, PACE.window, this.options);
    return requestThrough(new FuturesExchange(), transport, budget);
  }
}

/** A page at most; of a longer range the rest is left for the next one. */
function pageOf(interval: Millis, from: UnixMs, to: UnixMs): AskedBars {
  const end = Math.min(to, from + PAGE.bars * interval);
  return { interval, from, to: end as UnixMs };
}
