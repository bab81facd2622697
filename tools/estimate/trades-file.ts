/**
 * One-minute bars with their taker split, from files of trades (CSV or JSON lines). A minute without trades stays a
 * gap: a file does not tell whether nothing was traded or nothing was recorded.
 */
import { floorTo, MINUTE } from '../../lib/core/time';
import { baseQty, price, type UnixMs } from '../../lib/core/units';
import type { Bar } from '../../lib/market/bar';
import { type Layout, readRows, type Row } from './table';
import { readTextFiles } from './text-file';

type Field = 'time' | 'price' | 'size' | 'side' | 'buyerIsMaker';

const LAYOUT: Layout<Field> = {
  time: { names: ['time', 'transact_time', 'timestamp', 'ts', 'ts_ms', 't', 'date'], at: 0 },
  price: { names: ['price', 'px', 'p'], at: 1 },
  size: { names: ['size', 'sz', 'quantity', 'qty', 'amount', 'q'], at: 2 },
  side: { names: ['side', 'taker', 'taker_side'], at: 3 },
  buyerIsMaker: { names: ['is_buyer_maker', 'm'] },
};

interface Minute {
  firstTime: UnixMs;
  lastTime: UnixMs;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
  takerBuy: number;
}

export function readTradeBars(paths: readonly string[]): Bar[] {
  const minutes = new Map<UnixMs, Minute>();
  for (const file of paths.flatMap(readTextFiles)) {
    for (const row of readRows(file, LAYOUT, ['time', 'price', 'size'])) add(minutes, row);
  }
  return [...minutes].sort(([a], [b]) => a - b).map(([openTime, minute]) => barOf(openTime, minute));
}

function add(minutes: Map<UnixMs, Minute>, row: Row<Field>): void {
  const time = row.time('time');
  const at = row.positive('price');
  const size = row.positive('size');
  const bought = takerBuys(row) ? size : 0;
  const openTime = floorTo(time, MINUTE);
  const minute = minutes.get(openTime);
  if (!minute) {
    const same = { open: at, high: at, low: at, close: at };
    minutes.set(openTime, { firstTime: time, lastTime: time, ...same, volume: size, takerBuy: bought });
    return;
  }
  if (time < minute.firstTime) [minute.firstTime, minute.open] = [time, at];
  if (time >= minute.lastTime) [minute.lastTime, minute.close] = [time, at];
  minute.high = Math.max(minute.high, at);
  minute.low = Math.min(minute.low, at);
  minute.volume += size;
  minute.takerBuy += bought;
}

function takerBuys(row: Row<Field>): boolean {
  const maker = row.text('buyerIsMaker')?.toLowerCase();
  if (maker === 'true' || maker === 'false') return maker === 'false';
  switch (row.text('side')?.toLowerCase()) {
    case 'b':
    case 'buy':
      return true;
    case 'a':
    case 's':
    case 'sell':
      return false;
    default:
      throw row.bad('side', 'the side of the taker: B, buy, A, S or sell');
  }
}

function barOf(openTime: UnixMs, minute: Minute): Bar {
  return {
    openTime,
    duration: MINUTE,
    open: price(minute.open),
    high: price(minute.high),
    low: price(minute.low),
    close: price(minute.close),
    volume: baseQty(minute.volume),
    takerBuy: baseQty(Math.min(minute.takerBuy, minute.volume)),
  };
}
