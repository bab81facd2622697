/**
 * Recorded trades go through the product's own ingest, in bursts of a minute, and its delta and CVD are held against the
 * exact sums of the same trades: whole numbers of the eighth decimal. An interval is complete when it opens after the
 * first minute, which was joined midway, closes before the last trade, and has a trade in every minute: without ids a
 * minute of silence may be one that was not recorded.
 */
import 'fake-indexeddb/auto';
import { HOUR, MINUTE, floorTo } from '../../lib/core/time';
import { type Millis, millis, unixMs } from '../../lib/core/units';
import { FlowIngest } from '../../lib/engine/flow-ingest';
import { CountedTrades } from '../../lib/engine/trade-sequence';
import { cvd } from '../../lib/orderflow/cvd';
import { deltaFromFlow, type DeltaSeries } from '../../lib/orderflow/delta';
import { openStore } from '../../lib/store/open-store';
import type { MinuteFlow } from '../../lib/store/store';
import type { Figure } from '../figures/figure';
import { EXACT_UNIT, type RecordedTrade, type TradeRecording } from './recorded-trades';

const INTERVALS = [
  { interval: MINUTE, name: '1 m' },
  { interval: millis(15 * MINUTE), name: '15 m' },
  { interval: HOUR, name: '1 h' },
] as const;

export async function exactnessFigures({ name, trades }: TradeRecording): Promise<Figure[]> {
  const flows = await ingested(name, trades);
  return INTERVALS.flatMap((step) => {
    const complete = completeIntervals(trades, step.interval);
    return complete.length === 0
      ? []
      : figures(`${name}, ${step.name}`, trades, flows, step.interval, complete);
  });
}

function figures(
  name: string,
  trades: readonly RecordedTrade[],
  flows: readonly MinuteFlow[],
  interval: Millis,
  complete: readonly number[],
): Figure[] {
  const exact = exactDeltas(trades, interval);
  const series = deltaFromFlow(flows, interval);
  const known = new Map(Array.from(series.openTimes, (time, i) => [time, series.delta[i]!]));
  const wrong = complete.filter((time) => !isEqual(known.get(time), exact.get(time)!));
  const { compared, unequal, largest } = cvdErrors(series, exact, new Set(complete));
  return [
    {
      name: `delta: complete intervals that are not the exact sum or not there, ${name}`,
      value: wrong.length,
      unit: 'intervals',
      goal: '0',
      n: complete.length,
      holds: wrong.length === 0,
    },
    {
      name: `CVD: points that are not the exact sum, ${name}`,
      value: unequal,
      unit: 'intervals',
      goal: '0',
      baseline: `largest difference before rounding ${largest.toExponential(1)} coins`,
      n: compared,
      holds: unequal === 0,
    },
  ];
}

/** The minute flows that the product would have stored. */
async function ingested(name: string, trades: readonly RecordedTrade[]): Promise<readonly MinuteFlow[]> {
  const store = await openStore({ name });
  const instrument = 'binance:BTCUSDT';
  const ingest = new FlowIngest(store, instrument, new CountedTrades(() => Promise.resolve([])));
  const { signal } = new AbortController();
  for (let from = 0, to = 0; from < trades.length; from = to) {
    const minute = floorTo(trades[from]!.time, MINUTE);
    while (to < trades.length && floorTo(trades[to]!.time, MINUTE) === minute) to++;
    await ingest.add(trades.slice(from, to), signal);
  }
  return store.read(instrument, 'flow', unixMs(0), unixMs(trades.at(-1)!.time + MINUTE));
}

function completeIntervals(trades: readonly RecordedTrade[], interval: Millis): number[] {
  const first = floorTo(trades[0]!.time, MINUTE) + MINUTE;
  const end = trades.at(-1)!.time;
  const minutes = new Set(trades.map(({ time }) => floorTo(time, MINUTE)));
  const isTraded = (from: number): boolean => {
    for (let time = from; time < from + interval; time += MINUTE)
      if (!minutes.has(unixMs(time))) return false;
    return true;
  };
  const times: number[] = [];
  for (let time = Math.ceil(first / interval) * interval; time + interval <= end; time += interval) {
    if (isTraded(time)) times.push(time);
  }
  return times;
}

/** In units, by interval. */
function exactDeltas(trades: readonly RecordedTrade[], interval: Millis): Map<number, number> {
  const sums = new Map<number, number>();
  for (const { time, taker, units } of trades) {
    const openTime = floorTo(time, interval);
    sums.set(openTime, (sums.get(openTime) ?? 0) + (taker === 'buy' ? units : -units));
  }
  return sums;
}

function isEqual(quantity: number | undefined, units: number): boolean {
  return quantity !== undefined && Math.round(quantity / EXACT_UNIT) === units;
}

/** Every point of the line whose bars are all complete, against the exact sum of them. */
function cvdErrors(series: DeltaSeries, exact: ReadonlyMap<number, number>, complete: ReadonlySet<number>) {
  const line = cvd(series, 'utc-day');
  let [compared, unequal, largest, sum] = [0, 0, 0, 0];
  line.openTimes.forEach((time, i) => {
    const since = line.since[i]!;
    if (since === time) sum = 0;
    sum += exact.get(time)!;
    if (!complete.has(since) || !complete.has(time)) return;
    compared++;
    if (!isEqual(line.values[i], sum)) unequal++;
    largest = Math.max(largest, Math.abs(line.values[i]! - sum * EXACT_UNIT));
  });
  return { compared, unequal, largest };
}
