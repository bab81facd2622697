/**
 * `candleSnapshot`: bars by open time, both ends of the range included, of an interval's newest 5000 only; `v` is in base
 * units, the part that takers bought is not published (Hyperliquid, "Candle snapshot").
 */
import * as v from 'valibot';

import type { Millis, UnixMs } from '../../core/units';
import type { Bar } from '../../market/bar';
import { wirePrice, wireQuantity, wireSymbol, wireTime } from '../wire-field';
import { intervalName } from './intervals';
import { read, requireAscending, wireError } from './wire';

export const CANDLES = 'info/candleSnapshot';

export interface AskedBars {
  readonly interval: Millis;
  readonly from: UnixMs;
  /** Inclusive: a bar that opens here proves that the one before is closed. */
  readonly to: UnixMs;
}

export function parseBars(payload: unknown, symbol: string, { interval, from, to }: AskedBars): Bar[] {
  const candle = v.object({
    t: wireTime,
    T: wireTime,
    s: wireSymbol(symbol),
    i: v.literal(intervalName(interval)),
    o: wirePrice,
    h: wirePrice,
    l: wirePrice,
    c: wirePrice,
    v: wireQuantity,
  });
  const rows = read(CANDLES, v.array(candle), payload);
  requireAscending(CANDLES, rows, 't', ({ t }) => t, [from, to]);
  return rows.map(({ t, T, o, h, l, c, v: volume }, index) => {
    const refuse = (field: string, expected: string, got: number): never => {
      throw wireError(CANDLES, `candleSnapshot[${index}].${field}`, expected, got);
    };
    if (T !== t + interval - 1) refuse('T', `${t + interval - 1}`, T);
    if (h < Math.max(o, c)) refuse('h', 'at least o and c', h);
    if (l > Math.min(o, c)) refuse('l', 'at most o and c', l);
    return { openTime: t, duration: interval, open: o, high: h, low: l, close: c, volume };
  });
}
