/** Gate USDT-settled perpetuals, by public endpoints only. ccxt supplies addresses, weights and the socket. */
import { DAY } from '../../core/time';
import { type Millis, type UnixMs, after, millis, unixMs } from '../../core/units';
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
import { backoff } from '../backoff';
import { InstrumentList } from '../instrument-list';
import { sleep } from '../sleep';
import { live } from '../stream/live';
import { UnlistedSymbol } from '../unlisted-symbol';
import type { LiveSink, TradeQuery, Venue, VenueOptions } from '../venue';
import type { WireError } from '../wire-error';
import { type AskedBars, parseBars, parseMarkBars } from './candles';
import { STATISTICS_BACK, openInterestOf, ratiosOf } from './contract-stats';
import { MOST_LEVELS, parseDepth } from './depth';
import { earliestPage } from './earliest-page';
import { parseFundingRates } from './funding';
import { GateRest, secondsOf } from './gate-rest';
import { CONTRACTS, parseInstruments } from './instrument';
import { firstOf, intervalName, periodName } from './intervals';
import { liquidationsBetween } from './liquidation-pages';
import { CHANNELS, dialectOf } from './live';
import { parseMarginTiers } from './margin-tiers';
import { parseFundingInterval, parseMarkPrice } from './mark-price';
import { PACE } from './pace';
import { parseServerTime } from './server-time';
import { STATISTICS_A_PAGE, StatsPages } from './stats-pages';
import { withTakerBuy } from './taker-split';
import { parseOpenInterest } from './ticker';
import { TRADES_A_PAGE, TradePages } from './trade-pages';

/** The venue's limits a request; of bars one more is asked for than is handed out. */
const PAGE = { bars: 1998, openInterest: STATISTICS_A_PAGE, funding: 1000, trades: TRADES_A_PAGE };
/** Of ten thousand bars, beyond which a candlestick is "too long ago"; the rest allows for a clock that is off. */
const BARS_BACK = 9_980;
/** Of 180 days. */
const FUNDING_BACK = millis(179 * DAY);
/** Of some ninety days (probed 2026-09-08). */
const LIQUIDATIONS_BACK = millis(89 * DAY);

export function createGate(options: VenueOptions): Venue {
  return new GateVenue(options);
}

class GateVenue implements Venue {
  readonly id = 'gate';
  readonly pageSize = PAGE;
  readonly pace = PACE;
  readonly tradeIds = 'counted';
  readonly liveChannels = CHANNELS;
  readonly liquidationFeed = 'full';
  private readonly rest: GateRest;
  private readonly stats: StatsPages;
  private readonly listed: InstrumentList;

  constructor(private readonly options: VenueOptions) {
    this.rest = new GateRest(options);
    this.stats = new StatsPages(this.rest, options.now);
    this.listed = new InstrumentList('gate', CONTRACTS, options.instruments, async (signal) =>
      parseInstruments(await this.rest.contracts(signal), this.onFault),
    );
  }

  async serverTime(signal: AbortSignal): Promise<UnixMs> {
    return parseServerTime(await this.rest.time(signal));
  }

  instruments(signal: AbortSignal): Promise<Instrument[]> {
    return this.listed.all(signal);
  }

  instrument(symbol: string, signal: AbortSignal): Promise<Instrument> {
    return this.listed.of(symbol, signal);
  }

  barDepth(interval: Millis): Millis {
    return millis(BARS_BACK * interval);
  }

  openInterestDepth(period: Millis): Millis {
    return periodName(period) === undefined ? millis(0) : STATISTICS_BACK;
  }

  async bars(
    symbol: string,
    interval: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<Bar[]> {
    const asked = this.askedBars(interval, from, to);
    if (!asked) return [];
    const { contractSize } = await this.listed.of(symbol, signal);
    const [payload, stats] = await Promise.all([
      this.rest.about('Candlesticks', symbol, barQuery(asked), signal),
      this.stats.beginning(symbol, interval, asked.from, asked.to, signal),
    ]);
    const bars = withTakerBuy(parseBars(payload, asked, contractSize), stats, contractSize);
    return this.closed(bars, asked, signal);
  }

  async markBars(
    symbol: string,
    interval: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<MarkBar[]> {
    const asked = this.askedBars(interval, from, to);
    if (!asked) return [];
    const query = { ...barQuery(asked), contract: `mark_${symbol}` };
    const payload = await this.rest.about('Candlesticks', symbol, query, signal);
    return this.closed(parseMarkBars(payload, asked), asked, signal);
  }

  async trades(symbol: string, query: TradeQuery, signal: AbortSignal): Promise<Trade[]> {
    const pages = new TradePages(this.rest, await this.listed.of(symbol, signal), signal);
    if ('fromId' in query) return pages.from(query.fromId);
    return query.from < query.to ? pages.between(query.from, query.to) : [];
  }

  async recentTrades(symbol: string, signal: AbortSignal): Promise<Trade[]> {
    return new TradePages(this.rest, await this.listed.of(symbol, signal), signal).newest();
  }

  async openInterest(symbol: string, signal: AbortSignal): Promise<OpenInterest> {
    const { contractSize } = await this.listed.of(symbol, signal);
    const [payload, time] = await Promise.all([
      this.rest.about('Tickers', symbol, {}, signal),
      this.serverTime(signal),
    ]);
    return parseOpenInterest(payload, symbol, contractSize, time);
  }

  async openInterestHistory(
    symbol: string,
    period: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<OpenInterest[]> {
    const { contractSize } = await this.listed.of(symbol, signal);
    return openInterestOf(await this.stats.ending(symbol, period, from, to, signal), period, contractSize);
  }

  async longShortRatio(
    symbol: string,
    period: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<LongShortRatio[]> {
    return ratiosOf(await this.stats.ending(symbol, period, from, to, signal), period);
  }

  async markPrice(symbol: string, signal: AbortSignal): Promise<MarkPrice> {
    const [payload, time] = await Promise.all([
      this.rest.about('ContractsContract', symbol, {}, signal),
      this.serverTime(signal),
    ]);
    return parseMarkPrice(payload, symbol, time);
  }

  async fundingHistory(
    symbol: string,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<FundingRate[]> {
    const start = this.notBefore(from, FUNDING_BACK);
    if (start >= to) return [];
    const contract = await this.rest.about('ContractsContract', symbol, {}, signal);
    const interval = parseFundingInterval(contract, symbol);
    const window = async (first: UnixMs, last: UnixMs): Promise<FundingRate[]> => {
      const query = { from: secondsOf(first), to: secondsOf(last), limit: PAGE.funding };
      const payload = await this.rest.about('FundingRate', symbol, query, signal);
      return parseFundingRates(payload, interval, [first, last]);
    };
    return (await earliestPage(window, PAGE.funding, start, to)).rows;
  }

  async depth(symbol: string, levels: number, signal: AbortSignal): Promise<Depth> {
    const { contractSize } = await this.listed.of(symbol, signal);
    const limit = Math.min(levels, MOST_LEVELS);
    return parseDepth(await this.rest.about('OrderBook', symbol, { limit }, signal), levels, contractSize);
  }

  async liquidationHistory(
    symbol: string,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<Liquidation[]> {
    const instrument = await this.listed.of(symbol, signal);
    return liquidationsBetween(this.rest, instrument, this.notBefore(from, LIQUIDATIONS_BACK), to, signal);
  }

  async marginTiers(symbol: string, signal: AbortSignal): Promise<MarginTierTable | undefined> {
    const payload = await this.rest.about('RiskLimitTiers', symbol, {}, signal);
    const today = new Date(this.options.now()).toISOString().slice(0, 10);
    return parseMarginTiers(payload, symbol, today);
  }

  async live(symbol: string, sink: LiveSink, signal: AbortSignal): Promise<void> {
    const { random } = this.options;
    const contractSize = await this.contractSize(symbol, signal);
    if (contractSize === undefined) return;
    const dialect = dialectOf(symbol, contractSize);
    await live({ dialect, sink, random, onFault: this.onFault }, signal);
  }

  /** Without it no size of the stream means anything: asked for until it is known; undefined once aborted. */
  private async contractSize(symbol: string, signal: AbortSignal): Promise<number | undefined> {
    for (let failures = 1; !signal.aborted; failures++) {
      try {
        return (await this.listed.of(symbol, signal)).contractSize;
      } catch (error) {
        if (error instanceof UnlistedSymbol) throw error;
        await sleep(backoff(failures, this.options.random), signal).catch(() => undefined);
      }
    }
    return undefined;
  }

  /** A page at most; of a longer range the rest is left for the next one. Undefined where nothing is left to ask. */
  private askedBars(interval: Millis, from: UnixMs, to: UnixMs): AskedBars | undefined {
    const start = firstOf(interval, this.notBefore(from, this.barDepth(interval)));
    const end = Math.min(to, this.options.now(), after(start, millis(PAGE.bars * interval)));
    return start < end ? { interval, from: start, to: unixMs(end) } : undefined;
  }

  private notBefore(time: UnixMs, depth: Millis): UnixMs {
    return unixMs(Math.max(time, this.options.now() - depth));
  }

  /** Bars before `to`. The last one of a page may be forming, unless another one follows or the venue's clock is past it. */
  private async closed<B extends MarkBar>(
    bars: readonly B[],
    { interval, to }: AskedBars,
    signal: AbortSignal,
  ): Promise<B[]> {
    const wanted = bars.filter(({ openTime }) => openTime < to);
    const last = wanted.at(-1);
    if (!last || wanted.length < bars.length) return wanted;
    return last.openTime + interval <= (await this.serverTime(signal)) ? wanted : wanted.slice(0, -1);
  }

  private readonly onFault = (fault: WireError): void => this.options.onFault?.(fault);
}

function barQuery({ interval, from, to }: AskedBars): Record<string, string | number> {
  return { interval: intervalName(interval), from: secondsOf(from), to: Math.floor(to / 1_000) };
}
