/** One page of bars: what is asked for, and which of those that came are closed. */
import { DAY } from '../../core/time';
import { type Millis, type UnixMs, after, millis } from '../../core/units';
import type { MarkBar } from '../../market/bar';
import { intervalName } from './intervals';
import type { AskedBars } from './klines';

/** The venue's limit is one more than is handed out: the last bar proves that the one before is closed. */
export const BARS_A_PAGE = 1499;
/** COIN-M answers no longer range, and of more bars than its limit the newest (Binance, COIN-M "Kline/Candlestick Data"). */
const LONGEST = 199 * DAY;

/** A page at most; of a longer range the rest is left for the next one. */
export function askedBars(interval: Millis, from: UnixMs, to: UnixMs, page = BARS_A_PAGE): AskedBars {
  const end = after(from, millis(page * interval));
  return { interval, from, to: end < to ? end : to };
}

export function askedCoinMarginedBars(interval: Millis, from: UnixMs, to: UnixMs): AskedBars {
  const asked = askedBars(interval, from, to);
  const end = after(from, millis(Math.floor(LONGEST / interval) * interval));
  return end < asked.to ? { ...asked, to: end } : asked;
}

export function barQuery(symbol: string, { interval, from, to }: AskedBars): Record<string, string | number> {
  const limit = Math.floor((to - from) / interval) + 1;
  return { symbol, interval: intervalName(interval), startTime: from, endTime: to, limit };
}

/** Bars before `to`. The last one of a page may be forming, unless another one follows or the venue's clock is past it. */
export async function closedBars<B extends MarkBar>(
  bars: readonly B[],
  { interval, to }: AskedBars,
  serverTime: () => Promise<UnixMs>,
): Promise<B[]> {
  const wanted = bars.filter(({ openTime }) => openTime < to);
  const last = wanted.at(-1);
  if (!last || wanted.length < bars.length) return wanted;
  return last.openTime + interval <= (await serverTime()) ? wanted : wanted.slice(0, -1);
}
