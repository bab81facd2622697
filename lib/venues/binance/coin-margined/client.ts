/** Binance COIN-M perpetuals, margined in the coin, by public endpoints only: hosts and limits of their own. */
import * as v from 'valibot';

import { DAY, HOUR } from '../../../core/time';
import { type Millis, type Price, type UnixMs, millis, unixMs } from '../../../core/units';
import type { Bar, MarkBar } from '../../../market/bar';
import type { Depth } from '../../../market/depth';
import type { FundingRate } from '../../../market/funding';
import type { MarginTierTable } from '../../../liquidation/margin-tiers';
import type { Instrument } from '../../../market/instrument';
import type { MarkPrice } from '../../../market/mark-price';
import type { OpenInterest } from '../../../market/open-interest';
import type { Trade } from '../../../market/trade';
import { InstrumentList } from '../../instrument-list';
import { live } from '../../stream/live';
import type { LiveSink, TradeQuery, Venue, VenueOptions } from '../../venue';
import type { WireError } from '../../wire-error';
import { BARS_A_PAGE, askedCoinMarginedBars, barQuery, closedBars } from '../bar-request';
import { depthLimit } from '../depth';
import { FundingIntervals } from '../funding-intervals';
import { parseFundingRates } from '../funding';
import { EXCHANGE_INFO, parseInstruments } from './instrument';
import { intervalName } from '../intervals';
import { parseMarkBars } from '../klines';
import { parseBars } from './klines';
import { CHANNELS, dialectOf } from '../live';
import { coinMarginTiers } from './margin-tiers';
import { parsePremiumIndex } from '../mark-price';
import { pairOf, parseOpenInterest, parseOpenInterestHistory } from './open-interest';
import { PACE } from '../pace';
import { parseServerTime } from '../server-time';
import { parseTrades } from '../trades';
import { read } from '../wire';
import { inCoins, sizedInCoins } from './contract';
import { parseCoinMarginedDepth } from './depth';
import type { FuturesExchange } from '../futures-exchange';
import { openExchange } from '../open-exchange';

/** The venue's limits a request. */
const PAGE = { bars: BARS_A_PAGE, openInterest: 500, funding: 1000, trades: 1000 };
const LONGEST_TRADE_RANGE = HOUR;
const AGG_TRADES = 'dapi/v1/aggTrades';
const MARK_KLINES = 'dapi/v1/markPriceKlines';
/** A list, of one where a symbol was asked for. */
const PREMIUM_INDEX = 'dapi/v1/premiumIndex';

export function createBinanceCoinMargined(options: VenueOptions): Venue {
  return new CoinMarginedVenue(options);
}

class CoinMarginedVenue implements Venue {
  readonly id = 'binance';
  readonly pageSize = PAGE;
  readonly pace = PACE;
  readonly tradeIds = 'counted';
  readonly liveChannels = CHANNELS;
  readonly liquidationFeed = 'throttled';
  private readonly listed: InstrumentList;
  private readonly intervals: FundingIntervals;
  private lazyExchange: FuturesExchange | undefined;

  constructor(private readonly options: VenueOptions) {
    this.listed = new InstrumentList('binance', EXCHANGE_INFO, options.instruments, async (signal) =>
      parseInstruments(await this.exchange.dapiPublicGetExchangeInfo({}, { signal }), this.onFault),
    );
    this.intervals = new FundingIntervals(options.now, (signal) =>
      this.exchange.dapiPublicGetFundingInfo({}, { signal }),
    );
  }

  async serverTime(signal: AbortSignal): Promise<UnixMs> {
    return parseServerTime(await this.exchange.dapiPublicGetTime({}, { signal }));
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
    const asked = askedCoinMarginedBars(interval, from, to);
    const payload = await this.exchange.dapiPublicGetKlines(barQuery(symbol, asked), { signal });
    return closedBars(parseBars(payload, asked), asked, () => this.serverTime(signal));
  }

  async markBars(
    symbol: string,
    interval: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<MarkBar[]> {
    if (from >= to) return [];
    const asked = askedCoinMarginedBars(interval, from, to);
    const payload = await this.exchange.dapiPublicGetMarkPriceKlines(barQuery(symbol, asked), { signal });
    const bars = parseMarkBars(payload, asked, MARK_KLINES);
    return closedBars(bars, asked, () => this.serverTime(signal));
  }

  async trades(symbol: string, query: TradeQuery, signal: AbortSignal): Promise<Trade[]> {
    const get = this.exchange.dapiPublicGetAggTrades;
    if ('fromId' in query) {
      const { fromId } = query;
      const payload = await get({ symbol, fromId, limit: PAGE.trades }, { signal });
      return inCoins(symbol, parseTrades(payload, [fromId, Infinity], [0, Infinity], AGG_TRADES));
    }
    if (query.from >= query.to) return [];
    // The venue refuses a longer range; who wants more goes on by id.
    const last = Math.min(query.to, query.from + LONGEST_TRADE_RANGE) - 1;
    const range = { startTime: query.from, endTime: last, limit: PAGE.trades };
    const payload = await get({ symbol, ...range }, { signal });
    return inCoins(symbol, parseTrades(payload, [0, Infinity], [query.from, last], AGG_TRADES));
  }

  async openInterest(symbol: string, signal: AbortSignal): Promise<OpenInterest> {
    const [payload, { mark }] = await Promise.all([
      this.exchange.dapiPublicGetOpenInterest({ symbol }, { signal }),
      this.markPrice(symbol, signal),
    ]);
    return parseOpenInterest(payload, symbol, mark);
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
    const about = { pair: pairOf(symbol), contractType: 'PERPETUAL', period: intervalName(period) };
    const [payload, priceAt] = await Promise.all([
      this.exchange.dapiDataGetOpenInterestHist({ ...about, ...range }, { signal }),
      this.markOpens(symbol, period, from, last, signal),
    ]);
    return parseOpenInterestHistory(payload, symbol, [from, last], (time) =>
      priceAt.get(Math.round(time / period) * period),
    );
  }

  async markPrice(symbol: string, signal: AbortSignal): Promise<MarkPrice> {
    const [payload, interval] = await Promise.all([
      this.exchange.dapiPublicGetPremiumIndex({ symbol }, { signal }),
      this.intervals.of(symbol, signal),
    ]);
    const [only] = read(PREMIUM_INDEX, v.tuple([v.unknown()]), payload);
    return parsePremiumIndex(only, symbol, interval, PREMIUM_INDEX);
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
      this.exchange.dapiPublicGetFundingRate(query, { signal }),
      this.intervals.of(symbol, signal),
    ]);
    return parseFundingRates(payload, symbol, interval, [from, last], 'dapi/v1/fundingRate');
  }

  async depth(symbol: string, levels: number, signal: AbortSignal): Promise<Depth> {
    const query = { symbol, limit: depthLimit(levels) };
    const payload = await this.exchange.dapiPublicGetDepth(query, { signal });
    return parseCoinMarginedDepth(payload, symbol, levels);
  }

  async marginTiers(symbol: string, signal: AbortSignal): Promise<MarginTierTable | undefined> {
    return coinMarginTiers(symbol, (await this.markPrice(symbol, signal)).mark);
  }

  live(symbol: string, sink: LiveSink, signal: AbortSignal): Promise<void> {
    // The stream does not wait for it: until it is known, mark prices come without a funding interval.
    this.intervals.of(symbol, signal).catch(() => undefined);
    const dialect = dialectOf(symbol, () => this.intervals.known(symbol), {
      linear: false,
      sized: (item) => sizedInCoins(symbol, item),
    });
    return live({ dialect, sink, random: this.options.random, onFault: this.onFault }, signal);
  }

  /** The mark price at each instant that a bar opens at, that of the forming bar too. */
  private async markOpens(
    symbol: string,
    interval: Millis,
    from: UnixMs,
    last: UnixMs | number,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<number, Price>> {
    const first = unixMs(Math.floor(from / interval) * interval);
    const asked = { interval, from: first, to: unixMs(Math.ceil(last / interval) * interval) };
    const payload = await this.exchange.dapiPublicGetMarkPriceKlines(barQuery(symbol, asked), { signal });
    const bars = parseMarkBars(payload, asked, MARK_KLINES);
    return new Map(bars.map(({ openTime, open }) => [openTime, open]));
  }

  private readonly onFault = (fault: WireError): void => this.options.onFault?.(fault);

  /** Constructed at the first use: it takes some ms, and a wake of the worker may need none. */
  private get exchange(): FuturesExchange {
    this.lazyExchange ??= openExchange(this.options);
    return this.lazyExchange;
  }
}
