/**
 * `GET /dapi/v1/klines`: rows as those of USDⓈ-M contracts, but volume (column 5) and taker buys (9) count contracts, and
 * columns 7 and 10 hold them in the base coin (Binance, COIN-M "Kline/Candlestick Data").
 */
import * as v from 'valibot';

import type { Bar } from '../../../market/bar';
import { wirePrice, wireQuantity, wireTime } from '../../wire-field';
import { type AskedBars, checkRows } from '../klines';
import { read, wireError } from '../wire';

export const KLINES = 'dapi/v1/klines';

const COLUMNS = [
  'openTime',
  'open',
  'high',
  'low',
  'close',
  'contracts',
  'closeTime',
  'volume',
  'trades',
  'takerBuyContracts',
  'takerBuy',
];
const rows = v.array(
  v.looseTuple([
    wireTime,
    wirePrice,
    wirePrice,
    wirePrice,
    wirePrice,
    v.unknown(),
    wireTime,
    wireQuantity,
    v.unknown(),
    v.unknown(),
    wireQuantity,
  ]),
);

export function parseBars(payload: unknown, asked: AskedBars): Required<Bar>[] {
  const bars = read(KLINES, rows, payload, COLUMNS);
  checkRows(KLINES, bars, asked);
  return bars.map((row, index) => {
    const [openTime, open, high, low, close, , , volume, , , takerBuy] = row;
    if (takerBuy > volume) {
      throw wireError(KLINES, `klines[${index}].takerBuy`, `at most the volume, ${volume}`, takerBuy);
    }
    return { openTime, duration: asked.interval, open, high, low, close, volume, takerBuy };
  });
}
