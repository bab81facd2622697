/** OKX perpetual swaps, linear and inverse, by public endpoints only. ccxt supplies addresses, weights and sockets. */
import { HOUR } from '../../core/time';
import { type Millis, type UnixMs, millis, unixMs } from '../../core/units';
import type { MarginTierTable } from '../../liquidation/margin-tiers';
import type { Bar, MarkBar } from '../../market/bar';
import type { Depth } from '../../market/depth';
import type { FundingRate } from '../../market/funding';
import type { Instrument } from '../../market/instrument';
import type { Liquidation } from '../../market/liquidation';
import type { LongShortRatio } from '../../market/long-short-ratio';
import type { MarkPrice } from '../../market/mark-price';
import type { OpenInterest } from '../../market/open-interest';
import type { Trade } from '../../market/trade';
import { requestThrough } from '../ccxt/requests';
import { InstrumentList } from '../instrument-list';
import { live } from '../stream/live';
import type { LiveSink, TradeQuery, Venue, VenueOptions } from '../venue';
import { WeightBudget } from '../weight-budget';
import type { WireError } from '../wire-error';
import { BarPages, periodQuery } from './bar-pages';
import type { Asked } from './candles';
import { familyOf } from './contract';
import { MOST_LEVELS, parseDepth } from './depth';
import { LONGEST_INTERVAL, parseFundingHistory } from './funding';
import * as history from './history';
import { INSTRUMENTS, parseInstruments } from './instrument';
import { hasStatistics } from './intervals';
import { LiquidationPages } from './liquidation-pages';
import { CHANNELS, dialectOf } from './live';
import { parseLongShortRatio } from './long-short-ratio';
import { parseMarginTiers } from './margin-tiers';
import { markPriceOf, parseFunding, parseIndex, parseMark } from './mark-price';
import { OkxExchange } from './okx-exchange';
import { OkxTransport } from './okx-transport';
import { parseOpenInterest, parseOpenInterestHistory } from './open-interest';
import { PACE } from './pace';
import { parseServerTime } from './server-time';
import type { PeriodRows } from './statistics';
import { TradePages } from './trade-pages';

const PAGE = {
  bars: 3 * history.ITEMS_A_REQUEST,
  openInterest: history.ITEMS_A_REQUEST,
  funding: history.FUNDING_HOURS,
  trades: history.ITEMS_A_REQUEST,
};
export function createOkx(options: VenueOptions): Venue {
  return new OkxVenue(options);
}

class OkxVenue implements Venue {
  readonly id = 'okx';
  readonly pageSize = PAGE;
  readonly pace = PACE;
  readonly tradeIds = 'counted';
  readonly liveChannels = CHANNELS;
  readonly liquidationFeed = 'throttled';
  private readonly listed: InstrumentList;
  private lazyExchange: OkxExchange | undefined;

  constructor(private readonly options: VenueOptions) {
    this.listed = new InstrumentList('okx', INSTRUMENTS, options.instruments, async (signal) =>
      parseInstruments(await this.exchange.publicGetPublicInstruments(SWAPS, { signal }), this.onFault),
    );
  }

  async serverTime(signal: AbortSignal): Promise<UnixMs> {
    return parseServerTime(await this.exchange.publicGetPublicTime({}, { signal }));
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

  openInterestDepth(period: Millis): Millis {
    return hasStatistics(period) ? history.statisticsDepth(period) : millis(0);
  }

  async bars(
    symbol: string,
    interval: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<Bar[]> {
    if (from >= to) return [];
    return this.barPages.bars(symbol, history.pageOf(interval, from, to, PAGE.bars), signal);
  }

  async markBars(
    symbol: string,
    interval: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<MarkBar[]> {
    if (from >= to) return [];
    return this.barPages.markBars(symbol, history.pageOf(interval, from, to, PAGE.bars), signal);
  }

  async trades(symbol: string, query: TradeQuery, signal: AbortSignal): Promise<Trade[]> {
    const pages = await this.tradePages(symbol, signal);
    return 'fromId' in query ? pages.from(query.fromId, signal) : pages.between(query.from, query.to, signal);
  }

  async recentTrades(symbol: string, signal: AbortSignal): Promise<Trade[]> {
    return (await this.tradePages(symbol, signal)).newest(signal);
  }

  async openInterest(symbol: string, signal: AbortSignal): Promise<OpenInterest> {
    const query = { ...SWAPS, instId: symbol };
    return parseOpenInterest(await this.exchange.publicGetPublicOpenInterest(query, { signal }), symbol);
  }

  async openInterestHistory(
    symbol: string,
    period: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<OpenInterest[]> {
    if (from >= to) return [];
    const asked = periodsThatEnd(period, from, to);
    const get = this.exchange.publicGetRubikStatContractsOpenInterestHistory;
    const payload = await get(periodQuery(symbol, asked), { signal });
    return this.settled(parseOpenInterestHistory(payload, asked), signal);
  }

  async longShortRatio(
    symbol: string,
    period: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<LongShortRatio[]> {
    if (from >= to) return [];
    const asked = periodsThatEnd(period, from, to);
    const get = this.exchange.publicGetRubikStatContractsLongShortAccountRatioContract;
    const payload = await get(periodQuery(symbol, asked), { signal });
    return this.settled(parseLongShortRatio(payload, asked), signal);
  }

  async markPrice(symbol: string, signal: AbortSignal): Promise<MarkPrice> {
    const { exchange } = this;
    const family = familyOf(symbol);
    const [mark, index, funding] = await Promise.all([
      exchange.publicGetPublicMarkPrice({ ...SWAPS, instId: symbol }, { signal }),
      exchange.publicGetMarketIndexTickers({ instId: family }, { signal }),
      exchange.publicGetPublicFundingRate({ instId: symbol }, { signal }),
    ]);
    return markPriceOf(parseMark(mark, symbol), parseIndex(index, family), parseFunding(funding, symbol));
  }

  async fundingHistory(
    symbol: string,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<FundingRate[]> {
    if (from >= to) return [];
    const page = history.pageOf(HOUR, from, to, PAGE.funding);
    // The rate before the first one tells its interval.
    const first = from - LONGEST_INTERVAL;
    const query = { instId: symbol, before: first - 1, after: page.to, limit: 400 };
    const payload = await this.exchange.publicGetPublicFundingRateHistory(query, { signal });
    const rates = parseFundingHistory(payload, symbol, [first - 1, page.to]);
    return rates.filter(({ time }) => time >= from && time < page.to);
  }

  async depth(symbol: string, levels: number, signal: AbortSignal): Promise<Depth> {
    const instrument = await this.instrument(symbol, signal);
    const query = { instId: symbol, sz: Math.min(levels, MOST_LEVELS) };
    return parseDepth(await this.exchange.publicGetMarketBooks(query, { signal }), instrument);
  }

  /** All that the venue still has of the range: a day, and it was never more than a part of them. */
  async liquidationHistory(
    symbol: string,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<Liquidation[]> {
    const instrument = await this.instrument(symbol, signal);
    return new LiquidationPages(this.exchange, instrument).between(from, to, signal);
  }

  async marginTiers(symbol: string, signal: AbortSignal): Promise<MarginTierTable | undefined> {
    const instrument = await this.instrument(symbol, signal);
    const family = { ...SWAPS, tdMode: 'cross', instFamily: familyOf(symbol) };
    const [tiers, mark] = await Promise.all([
      this.exchange.publicGetPublicPositionTiers(family, { signal }),
      this.exchange.publicGetPublicMarkPrice({ ...SWAPS, instId: symbol }, { signal }),
    ]);
    return parseMarginTiers(tiers, instrument, parseMark(mark, symbol));
  }

  async live(symbol: string, sink: LiveSink, signal: AbortSignal): Promise<void> {
    const dialect = dialectOf(await this.instrument(symbol, signal));
    return live({ dialect, sink, random: this.options.random, onFault: this.onFault }, signal);
  }

  private get barPages(): BarPages {
    return new BarPages(this.exchange, this.options.now, this.onFault);
  }

  private async tradePages(symbol: string, signal: AbortSignal): Promise<TradePages> {
    return new TradePages(this.exchange, await this.instrument(symbol, signal));
  }

  /** The last period of a page may still run, unless another one follows or the venue's clock is past its end. */
  private async settled<Row extends { readonly time: UnixMs }>(
    { rows, areOver }: PeriodRows<Row>,
    signal: AbortSignal,
  ): Promise<Row[]> {
    const last = rows.at(-1);
    if (!last || areOver) return [...rows];
    return last.time <= (await this.serverTime(signal)) ? [...rows] : rows.slice(0, -1);
  }

  private readonly onFault = (fault: WireError): void => this.options.onFault?.(fault);

  /** Constructed at the first use: it takes some ms, and a wake of the worker may need none. */
  private get exchange(): OkxExchange {
    this.lazyExchange ??= this.newExchange();
    return this.lazyExchange;
  }

  private newExchange(): OkxExchange {
    const { now, bannedUntil, onBan } = this.options;
    const { fetch = (url, init) => globalThis.fetch(url, init) } = this.options;
    const transport = new OkxTransport({ fetch, now, bannedUntil, onBan });
    const budget = new WeightBudget(PACE.limit, now, PACE.window, this.options);
    return requestThrough(new OkxExchange(), transport, budget);
  }
}

const SWAPS = { instType: 'SWAP' };

/** Rows are stamped with their beginning and hold at their end. */
function periodsThatEnd(period: Millis, from: UnixMs, to: UnixMs): Asked {
  return history.pageOf(period, unixMs(from - period), unixMs(to - period), history.ITEMS_A_REQUEST);
}
