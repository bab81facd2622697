/** Recorded open interest of Binance with its dollars, which say what the mark was: price = dollars ÷ quantity. */
import { basename } from 'node:path';

import { RECORDED_BAR } from '../replay/binance-record';
import { csvColumns } from '../replay/record-files';

export interface InterestStamp {
  /** On the five-minute grid. */
  readonly time: number;
  /** Ms after the grid. */
  readonly late: number;
  readonly quantity: number;
  readonly price: number;
}

/** Undefined without such a recording. */
export function interestStamps(files: readonly string[], coin: string): InterestStamp[] | undefined {
  const file = files.find((path) => basename(path).startsWith(`binance_um_${coin}USDT_oi_5m_`));
  if (file === undefined) return undefined;
  const { t, oi, oi_usd } = csvColumns(file, ['t', 'oi', 'oi_usd']);
  return Array.from(t, (stamp, i) => {
    const time = Math.round(stamp / RECORDED_BAR) * RECORDED_BAR;
    return { time, late: stamp - time, quantity: oi[i]!, price: oi_usd[i]! / oi[i]! };
  });
}
