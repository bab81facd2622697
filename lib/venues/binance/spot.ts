/**
 * Bars of Binance's spot market, `GET /api/v3/klines`: the columns of the futures' bars, at most 1000 a call (Binance, Spot
 * API, "Kline/Candlestick data"). A perpetual may be for a multiple of the coin: they come in the perpetual's units.
 */
import { type Millis, type UnixMs, baseQty, price } from '../../core/units';
import type { Bar } from '../../market/bar';
import { coinUnit } from '../../market/coin-unit';
import type { Instrument } from '../../market/instrument';
import type { VenueOptions } from '../venue';
import { askedBars, barQuery, closedBars } from './bar-request';
import type { FuturesExchange } from './futures-exchange';
import { SPOT_KLINES, parseBars } from './klines';
import { openExchange } from './open-exchange';

/** One more is asked for: it proves that the last one is closed. */
const PAGE = 999;

export class SpotMarket {
  private lazyExchange: FuturesExchange | undefined;

  constructor(
    private readonly options: VenueOptions,
    private readonly serverTime: (signal: AbortSignal) => Promise<UnixMs>,
  ) {}

  /** Of a longer range the earliest part. */
  async bars(
    { base, quote }: Instrument,
    interval: Millis,
    from: UnixMs,
    to: UnixMs,
    signal: AbortSignal,
  ): Promise<Bar[]> {
    if (from >= to) return [];
    const { coin, unit } = coinUnit(base);
    const asked = askedBars(interval, from, to, PAGE);
    const payload = await this.exchange.publicGetKlines(barQuery(coin + quote, asked), { signal });
    const bars = parseBars(payload, asked, SPOT_KLINES).map((bar) => inUnitsOf(unit, bar));
    return closedBars(bars, asked, () => this.serverTime(signal));
  }

  /** Its weight is counted apart from the futures', and their bans hold for both. */
  private get exchange(): FuturesExchange {
    const { usedWeight: _usedWeight, onWeight: _onWeight, ...options } = this.options;
    this.lazyExchange ??= openExchange(options);
    return this.lazyExchange;
  }
}

function inUnitsOf(unit: number, bar: Required<Bar>): Bar {
  const { open, high, low, close, volume, takerBuy } = bar;
  return {
    ...bar,
    open: price(open * unit),
    high: price(high * unit),
    low: price(low * unit),
    close: price(close * unit),
    volume: baseQty(volume / unit),
    takerBuy: baseQty(takerBuy / unit),
  };
}
