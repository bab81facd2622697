/** Bybit's linear (USDT, USDC) and inverse perpetuals, by public endpoints only. ccxt supplies addresses and sockets. */
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
import type { LiveSink, Venue, VenueOptions } from '../venue';
import { WeightBudget } from '../weight-budget';
import type { WireError } from '../wire-error';
import { banIn } from './bans';
import { BybitExchange } from './bybit-exchange';
import { type Category, categoryOf } from './contract';
import { DEEPEST, parseDepth } from './depth';
import { USUAL_INTERVAL, parseFundingRates } from './funding';
import { INSTRUMENTS_INFO, parseInstruments } from './instrument';
import { hasPeriod, periodName } from './intervals';
import { type AskedBars, parseBars, parseMarkBars, parseMarkOpens } from './klines';
import { parseLongShortRatios } from './long-short-ratio';
import { CHANNELS, dialectOf } from './live';
import { parseMarginTiers } from './margin-tiers';
import { parseOpenInterestHistory } from './open-interest';
import { PACE } from './pace';
import { type Range, about, askedBars, barQuery, earliest, timesOf } from './queries';
import { parseServerTime } from './server-time';
import { type Ticker, parseTicker } from './ticker';
import { parseRecentTrades } from './trades';

/** The venue's limits a request; of funding one more is asked for, which shows that rates were left out. */
const PAGE = { bars: 1000, openInterest: 200, funding: 199, trades: 1000 };
const RATIOS = 500;
const INSTRUMENTS = 1000;

export function createBybit(options: VenueOptions): Venue {
  return new BybitVenue(options);
}

class BybitVenue implements Venue {
  readonly id = 'bybit';
  readonly pageSize = PAGE;
  readonly pace = PACE;
  readonly tradeIds = 'unique';
  readonly liveChannels = CHANNELS;
  readonly liquidationFeed = 'full';
  private readonly listed: InstrumentList;
  private lazyExchange: BybitExchange | undefined;

  constructor(private readonly options: VenueOptions) {
    this.listed = new InstrumentList('bybit', INSTRUMENTS_INFO, options.instruments, async (signal) => {
      const both = await Promise.all([this.listOf('linear', signal), this.listOf('inverse', signal)]);
      return both.flat();
    });
  }

  async serverTime(signal: AbortSignal): Promise<UnixMs> {
    return parseServerTime(await this.exchange.publicGetV5MarketTime({}, { signal }));
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
    return (hasPeriod(period) ? Infinity : 0) as Millis;
  }

  async bars(
    symbol: string,
    interval: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<Bar[]> {
    const asked = askedBars(symbol, interval, from, to, PAGE.bars);
    if (!asked) return [];
    return parseBars(await this.exchange.publicGetV5MarketKline(barQuery(asked), { signal }), asked);
  }

  async markBars(
    symbol: string,
    interval: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<MarkBar[]> {
    const asked = askedBars(symbol, interval, from, to, PAGE.bars);
    return asked ? parseMarkBars(await this.markKlines(asked, signal), asked) : [];
  }

  async recentTrades(symbol: string, signal: AbortSignal): Promise<Trade[]> {
    const query = { ...about(symbol), limit: PAGE.trades };
    return parseRecentTrades(await this.exchange.publicGetV5MarketRecentTrade(query, { signal }), symbol);
  }

  async openInterest(symbol: string, signal: AbortSignal): Promise<OpenInterest> {
    return (await this.ticker(symbol, signal)).openInterest;
  }

  async openInterestHistory(
    symbol: string,
    period: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<OpenInterest[]> {
    if (from >= to) return [];
    const range = earliest(from, to, millis(PAGE.openInterest * period));
    const query = {
      ...about(symbol),
      intervalTime: periodName(period),
      ...timesOf(range),
      limit: PAGE.openInterest,
    };
    const [payload, priceAt] = await Promise.all([
      this.exchange.publicGetV5MarketOpenInterest(query, { signal }),
      this.pricesOf(symbol, period, range, signal),
    ]);
    return parseOpenInterestHistory(payload, symbol, [from, range.to - 1], (time) => priceAt.get(time));
  }

  async markPrice(symbol: string, signal: AbortSignal): Promise<MarkPrice> {
    return (await this.ticker(symbol, signal)).mark;
  }

  /** Of a range with more rates than fit the venue gives the newest; so the range is halved until all of them fit. */
  async fundingHistory(
    symbol: string,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<FundingRate[]> {
    if (from >= to) return [];
    const today = (await this.ticker(symbol, signal)).mark.fundingInterval ?? USUAL_INTERVAL;
    for (let interval = today; ; interval = millis(interval / 2)) {
      const range = earliest(from, to, millis(PAGE.funding * interval));
      const query = { ...about(symbol), ...timesOf(range), limit: PAGE.funding + 1 };
      const payload = await this.exchange.publicGetV5MarketFundingHistory(query, { signal });
      const rates = parseFundingRates(payload, symbol, today, [from, range.to - 1]);
      if (rates.length <= PAGE.funding || interval <= HOUR) return rates;
    }
  }

  async depth(symbol: string, levels: number, signal: AbortSignal): Promise<Depth> {
    const query = { ...about(symbol), limit: Math.min(levels, DEEPEST) };
    return parseDepth(await this.exchange.publicGetV5MarketOrderbook(query, { signal }), symbol, levels);
  }

  /** The venue has none for contracts in USDC. */
  async longShortRatio(
    symbol: string,
    period: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<LongShortRatio[]> {
    if (from >= to || symbol.endsWith('PERP')) return [];
    const range = earliest(from, to, millis(RATIOS * period));
    const query = { ...about(symbol), period: periodName(period), ...timesOf(range), limit: RATIOS };
    const payload = await this.exchange.publicGetV5MarketAccountRatio(query, { signal });
    return parseLongShortRatios(payload, symbol, [from, range.to - 1]);
  }

  async marginTiers(symbol: string, signal: AbortSignal): Promise<MarginTierTable | undefined> {
    const [payload, ticker] = await Promise.all([
      this.exchange.publicGetV5MarketRiskLimit(about(symbol), { signal }),
      categoryOf(symbol) === 'inverse' ? this.ticker(symbol, signal) : undefined,
    ]);
    return parseMarginTiers(payload, symbol, ticker?.mark.mark);
  }

  live(symbol: string, sink: LiveSink, signal: AbortSignal): Promise<void> {
    const { random } = this.options;
    return live({ dialect: dialectOf(symbol), sink, random, onFault: this.onFault }, signal);
  }

  private async ticker(symbol: string, signal: AbortSignal): Promise<Ticker> {
    return parseTicker(await this.exchange.publicGetV5MarketTickers(about(symbol), { signal }), symbol);
  }

  private async listOf(category: Category, signal: AbortSignal): Promise<Instrument[]> {
    const all: Instrument[] = [];
    let cursor: string | undefined;
    do {
      const query = { category, limit: INSTRUMENTS, ...(cursor === undefined ? {} : { cursor }) };
      const payload = await this.exchange.publicGetV5MarketInstrumentsInfo(query, { signal });
      const page = parseInstruments(payload, category, this.onFault);
      all.push(...page.instruments);
      cursor = page.cursor;
    } while (cursor !== undefined);
    return all;
  }

  /** The mark price at each stamp of an inverse contract's history; a linear one needs none. */
  private async pricesOf(
    symbol: string,
    period: Millis,
    { from, to }: Range,
    signal: AbortSignal,
  ): Promise<ReturnType<typeof parseMarkOpens>> {
    const asked =
      categoryOf(symbol) === 'inverse' ? askedBars(symbol, period, from, to, PAGE.bars) : undefined;
    return asked ? parseMarkOpens(await this.markKlines(asked, signal), asked) : new Map();
  }

  private markKlines(asked: AskedBars, signal: AbortSignal): Promise<unknown> {
    return this.exchange.publicGetV5MarketMarkPriceKline(barQuery(asked), { signal });
  }

  private readonly onFault = (fault: WireError): void => this.options.onFault?.(fault);

  /** Constructed at the first use: it takes some ms, and a wake of the worker may need none. */
  private get exchange(): BybitExchange {
    this.lazyExchange ??= this.newExchange();
    return this.lazyExchange;
  }

  private newExchange(): BybitExchange {
    const { now, bannedUntil, onBan } = this.options;
    const { fetch = (url, init) => globalThis.fetch(url, init) } = this.options;
    const budget = new WeightBudget(PACE.limit, now, PACE.window, this.options);
    const transport = new Transport({ venue: 'bybit', fetch, now, bannedUntil, onBan, banIn });
    return requestThrough(new BybitExchange(), transport, budget);
  }
}
