/** Hyperliquid's perpetuals of the main universe, by public calls only. ccxt supplies addresses and sockets. */
import { HOUR } from '../../core/time';
import { type Millis, type UnixMs, after, millis, unixMs } from '../../core/units';
import type { MarginTierTable } from '../../liquidation/margin-tiers';
import type { Bar } from '../../market/bar';
import type { Depth } from '../../market/depth';
import type { FundingRate } from '../../market/funding';
import type { Instrument } from '../../market/instrument';
import type { MarkPrice } from '../../market/mark-price';
import type { OpenInterest } from '../../market/open-interest';
import type { Trade } from '../../market/trade';
import { requestThrough } from '../ccxt/requests';
import { InstrumentList } from '../instrument-list';
import { live } from '../stream/live';
import { Transport } from '../transport';
import type { LiveSink, Venue, VenueOptions } from '../venue';
import { VenueUnavailable } from '../venue-errors';
import { WeightBudget } from '../weight-budget';
import type { WireError } from '../wire-error';
import { type AssetContext, parseContext } from './asset-context';
import { type AskedBars, parseBars } from './candles';
import { merging, parseDepth } from './depth';
import { ExchangeClock } from './exchange-clock';
import { parseFundingRates } from './funding';
import { HyperliquidExchange } from './hyperliquid-exchange';
import type { InfoQuery } from './info-query';
import { parseInstruments } from './instrument';
import { intervalName } from './intervals';
import { CHANNELS, dialectOf } from './live';
import { parseMarginTiers } from './margin-tiers';
import { PACE } from './pace';
import { parseServerTime } from './server-time';
import { RECENT_TRADES, parseTrades } from './trades';
import { CONTEXTS } from './universe';

/**
 * Of 5000 bars one may be forming, and one more is asked for than is handed out. Of 500 rates one is left out, since their
 * stamps lie some ms after the hour.
 */
const PAGE = { bars: 4999, openInterest: 0, funding: 499, trades: 0 };

export function createHyperliquid(options: VenueOptions): Venue {
  return new HyperliquidVenue(options);
}

class HyperliquidVenue implements Venue {
  readonly id = 'hyperliquid';
  readonly pageSize = PAGE;
  readonly pace = PACE;
  readonly tradeIds = 'unique';
  readonly liveChannels = CHANNELS;
  readonly liquidationFeed = 'none';
  private readonly listed: InstrumentList;
  private readonly clock: ExchangeClock;
  private lazyExchange: HyperliquidExchange | undefined;

  constructor(private readonly options: VenueOptions) {
    this.listed = new InstrumentList('hyperliquid', CONTEXTS, options.instruments, async (signal) =>
      parseInstruments(await this.ask({ type: 'metaAndAssetCtxs' }, signal), this.onFault),
    );
    this.clock = new ExchangeClock(options.now, async (signal) =>
      parseServerTime(await this.ask({ type: 'exchangeStatus' }, signal)),
    );
  }

  serverTime(signal: AbortSignal): Promise<UnixMs> {
    return this.clock.asked(signal);
  }

  instruments(signal: AbortSignal): Promise<Instrument[]> {
    return this.listed.all(signal);
  }

  instrument(symbol: string, signal: AbortSignal): Promise<Instrument> {
    return this.listed.of(symbol, signal);
  }

  barDepth(interval: Millis): Millis {
    return millis(PAGE.bars * interval);
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
    const asked = askedBars(interval, from, to);
    if (asked.from >= asked.to) return [];
    const req = {
      coin: symbol,
      interval: intervalName(interval),
      startTime: asked.from,
      endTime: asked.to,
    };
    const payload = await this.askFor(symbol, { type: 'candleSnapshot', req }, signal);
    return this.closed(parseBars(payload, symbol, asked), asked, signal);
  }

  async recentTrades(symbol: string, signal: AbortSignal): Promise<Trade[]> {
    const payload = await this.askFor(symbol, { type: 'recentTrades', coin: symbol }, signal);
    return parseTrades(payload, symbol, RECENT_TRADES);
  }

  async openInterest(symbol: string, signal: AbortSignal): Promise<OpenInterest> {
    return (await this.context(symbol, signal)).openInterest;
  }

  async markPrice(symbol: string, signal: AbortSignal): Promise<MarkPrice> {
    return (await this.context(symbol, signal)).mark;
  }

  async fundingHistory(
    symbol: string,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<FundingRate[]> {
    if (from >= to) return [];
    const endTime = unixMs(Math.min(to, from + PAGE.funding * HOUR) - 1);
    const query = { type: 'fundingHistory', coin: symbol, startTime: from, endTime } as const;
    return parseFundingRates(await this.askFor(symbol, query, signal), symbol, [from, endTime]);
  }

  async depth(symbol: string, levels: number, signal: AbortSignal): Promise<Depth> {
    const payload = await this.askFor(symbol, { type: 'l2Book', coin: symbol, ...merging(levels) }, signal);
    return parseDepth(payload, symbol, levels);
  }

  async marginTiers(symbol: string, signal: AbortSignal): Promise<MarginTierTable> {
    const payload = await this.ask({ type: 'meta' }, signal);
    const date = new Date(await this.clock.time(signal)).toISOString().slice(0, 10);
    return parseMarginTiers(payload, symbol, date);
  }

  live(symbol: string, sink: LiveSink, signal: AbortSignal): Promise<void> {
    const dialect = dialectOf(symbol, () => this.clock.read(signal));
    return live({ dialect, sink, random: this.options.random, onFault: this.onFault }, signal);
  }

  private async context(symbol: string, signal: AbortSignal): Promise<AssetContext> {
    const [payload, time] = await Promise.all([
      this.ask({ type: 'metaAndAssetCtxs' }, signal),
      this.clock.time(signal),
    ]);
    return parseContext(payload, symbol, time);
  }

  /** Bars before `to`. The last one of a page may be forming, unless another one follows or the venue's clock is past it. */
  private async closed(
    bars: readonly Bar[],
    { interval, to }: AskedBars,
    signal: AbortSignal,
  ): Promise<Bar[]> {
    const wanted = bars.filter(({ openTime }) => openTime < to);
    const last = wanted.at(-1);
    if (!last || wanted.length < bars.length) return wanted;
    return last.openTime + interval <= (await this.serverTime(signal)) ? wanted : wanted.slice(0, -1);
  }

  private ask(query: InfoQuery, signal: AbortSignal): Promise<unknown> {
    return this.exchange.publicPostInfo(query, { signal });
  }

  /** The venue answers a coin that it does not know with status 500: whether it is one, its list tells. */
  private async askFor(symbol: string, query: InfoQuery, signal: AbortSignal): Promise<unknown> {
    try {
      return await this.ask(query, signal);
    } catch (error) {
      if (error instanceof VenueUnavailable && error.status === 500) await this.listed.of(symbol, signal);
      throw error;
    }
  }

  private readonly onFault = (fault: WireError): void => this.options.onFault?.(fault);

  /** Constructed at the first use: it takes some ms, and a wake of the worker may need none. */
  private get exchange(): HyperliquidExchange {
    this.lazyExchange ??= this.newExchange();
    return this.lazyExchange;
  }

  private newExchange(): HyperliquidExchange {
    const { now, bannedUntil, onBan } = this.options;
    const { fetch = (url, init) => globalThis.fetch(url, init) } = this.options;
    const budget = new WeightBudget(PACE.limit, now, PACE.window, this.options);
    const transport = new Transport({ venue: 'hyperliquid', fetch, now, bannedUntil, onBan });
    return requestThrough(new HyperliquidExchange(), transport, budget);
  }
}

/** A page at most, from the first bar that opens in the range; of a longer range the rest is left for the next one. */
function askedBars(interval: Millis, from: UnixMs, to: UnixMs): AskedBars {
  const first = unixMs(Math.ceil(from / interval) * interval);
  const end = after(first, millis(PAGE.bars * interval));
  return { interval, from: first, to: end < to ? end : to };
}
