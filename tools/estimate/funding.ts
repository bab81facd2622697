/** Realised funding from Binance's `fundingRate` files or from a recording with a time and a rate column. */
import { HOUR } from '../../lib/core/time';
import { type Millis, millis, type UnixMs } from '../../lib/core/units';
import type { FundingRate } from '../../lib/market/funding';
import { ascending } from './ascending';
import { InputError } from './input-error';
import { type Layout, readRows } from './table';
import { readTextFiles } from './text-file';

type Field = 'time' | 'symbol' | 'intervalHours' | 'rate';

const LAYOUT: Layout<Field> = {
  time: {
    names: ['calc_time', 'funding_time', 'funding_time_ms', 'time', 'timestamp', 'ts', 'ts_ms', 't', 'date'],
    at: 0,
  },
  symbol: { names: ['symbol'] },
  intervalHours: { names: ['funding_interval_hours', 'interval_hours', 'interval'], at: 1 },
  rate: { names: ['last_funding_rate', 'funding_rate', 'rate'], at: 2 },
};

interface Stamped {
  readonly time: UnixMs;
  readonly rate: number;
  readonly interval: Millis | undefined;
}

export function readFunding(paths: readonly string[], symbol: string): FundingRate[] {
  const rates: Stamped[] = [];
  for (const file of paths.flatMap(readTextFiles)) {
    for (const row of readRows(file, LAYOUT, ['time', 'rate'])) {
      if ((row.text('symbol') ?? symbol) !== symbol) continue;
      const rate = row.number('rate');
      if (rate === undefined) throw row.bad('rate', 'a number');
      const hours = row.text('intervalHours') === undefined ? undefined : row.positive('intervalHours');
      rates.push({
        time: row.time('time'),
        rate,
        interval: hours === undefined ? undefined : millis(hours * HOUR),
      });
    }
  }
  return withIntervals(ascending(rates, (rate) => rate.time, 'funding rates'));
}

/** No venue here funds less often: a longer step is a missing rate. */
const LONGEST_HOURS = 8;

/** Where a file does not give the interval it is the time since the rate before; the first takes the second's. */
function withIntervals(rates: readonly Stamped[]): FundingRate[] {
  return rates.map(({ time, rate, interval }, i) => ({
    time,
    rate,
    interval: interval ?? spacing(rates, Math.max(i, 1)),
    kind: 'realised',
  }));
}

function spacing(rates: readonly Stamped[], at: number): Millis {
  const [before, rate] = [rates[at - 1], rates[at]];
  if (!before || !rate)
    throw new InputError('a single funding rate without funding_interval_hours has no interval');
  const hours = Math.round((rate.time - before.time) / HOUR);
  return millis(Math.min(Math.max(hours, 1), LONGEST_HOURS) * HOUR);
}
