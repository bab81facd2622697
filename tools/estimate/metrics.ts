/** Open interest from Binance's daily `metrics` files or from a recording with a time and an open-interest column. */
import { MINUTE } from '../../lib/core/time';
import { baseQty, unixMs } from '../../lib/core/units';
import type { OpenInterest } from '../../lib/market/open-interest';
import { ascending } from './ascending';
import { type Layout, readRows } from './table';
import { readTextFiles } from './text-file';

type Field = 'time' | 'symbol' | 'openInterest';

const LAYOUT: Layout<Field> = {
  time: { names: ['create_time', 'time', 'timestamp', 'ts', 'ts_ms', 't', 'date', 'datetime'], at: 0 },
  symbol: { names: ['symbol'], at: 1 },
  openInterest: { names: ['sum_open_interest', 'open_interest', 'oi'], at: 2 },
};

/** Binance stamps some samples of a five-minute series up to two seconds late (recordings of 2025-12 to 2026-06). */
const LATEST_STAMP = 5_000;

/** Samples that are empty or zero are absent: the contract was not without positions. */
export function readOpenInterest(paths: readonly string[], symbol: string): OpenInterest[] {
  const samples: OpenInterest[] = [];
  for (const file of paths.flatMap(readTextFiles)) {
    for (const row of readRows(file, LAYOUT, ['time', 'openInterest'])) {
      const quantity = row.atLeastZero('openInterest');
      if ((row.text('symbol') ?? symbol) !== symbol || !quantity) continue;
      samples.push({ time: row.time('time'), quantity: baseQty(quantity) });
    }
  }
  return ascending(onTheGrid(samples), (sample) => sample.time, 'open-interest samples');
}

/** Late stamps of a series of whole minutes are put where they belong; an irregular series stays as it is. */
function onTheGrid(samples: OpenInterest[]): OpenInterest[] {
  const whole = samples.filter(({ time }) => time % MINUTE === 0).length;
  if (whole * 2 < samples.length) return samples;
  return samples.map((sample) => {
    const late = sample.time % MINUTE;
    return late > 0 && late <= LATEST_STAMP ? { ...sample, time: unixMs(sample.time - late) } : sample;
  });
}
