/**
 * Whether positions are being built, in coin. Δ = OI ÷ OI a window earlier − 1, over 24 h and over 72 h.
 * Building: Δ24h rises by ≥ 10 %, or is positive and ≥ its own 90th percentile, or Δ72h ≥ 10 %; unwinding mirrored,
 * 24 h before 72 h. With price: OI ↑ price ↑ new longs lead, ↑↓ new shorts lead, ↓↑ short covering, ↓↓ long unwinding.
 */
import { DAY, HOUR, MINUTE } from '../core/time';
import { elapsed, type Millis, millis, type UnixMs } from '../core/units';
import type { Bar } from '../market/bar';
import type { OpenInterest } from '../market/open-interest';
import { withoutGlitches } from './glitches';
import { quantile } from './rank';
import { type Frame, type Signal, stale, unknown } from './signal';

export type Quadrant = 'new-longs-lead' | 'short-covering' | 'new-shorts-lead' | 'long-unwinding';

export interface OpenInterestSignal extends Signal {
  /** How price moved with it over the window; undefined when either is unknown or still. */
  readonly quadrant?: Quadrant;
}

const SHORT = DAY;
const LONG = millis(72 * HOUR);
const LARGE_PCT = 10;
const EXTREME = 90;
const HISTORY = millis(30 * DAY);
/** Days of Δ24h that a percentile needs. */
const LEAST_HISTORY = millis(3 * DAY);
/** How far before the wanted instant a sample or a bar may lie. */
const TOLERANCE = HOUR;
const OLDEST = millis(20 * MINUTE);
const SPARK_POINTS = 96;
const SPARK_STEP = millis(15 * MINUTE);

/** `samples` and `bars` ascending. */
export function openInterestSignal(
  samples: readonly OpenInterest[],
  bars: readonly Bar[],
  now: UnixMs,
): OpenInterestSignal {
  const clean = withoutGlitches(samples.filter(({ time }) => time <= now));
  const newest = clean.at(-1);
  const frame: Frame = { signal: 'open-interest', unit: 'percent', window: SHORT, spark: [] };
  if (!newest) return unknown(frame, 'no-data');
  const dated: Frame = { ...frame, asOf: newest.time, spark: spark(clean) };
  if (stale(newest.time, now, OLDEST)) return unknown(dated, 'stale');
  const said = reading(clean);
  if (!said) return unknown(dated, 'no-history');
  const quadrant = quadrantOf(said.value, priceChange(bars, newest.time, said.window));
  return { ...dated, ...said, ...(quadrant && { quadrant }) };
}

interface Said {
  readonly reading: 'building' | 'unwinding' | 'steady';
  readonly value: number;
  readonly threshold: number;
  readonly window: Millis;
}

/** Steady only when nothing that could say otherwise is unknown. */
function reading(samples: readonly OpenInterest[]): Said | undefined {
  const changes = changesOver(samples, SHORT);
  const usual = usualChanges(changes);
  const [low, high] = usual
    ? [quantile(usual, 100 - EXTREME), quantile(usual, EXTREME)]
    : [-Infinity, Infinity];
  const day = judge(changes.at(-1)?.percent, Math.max(low, -LARGE_PCT), Math.min(high, LARGE_PCT), SHORT);
  if (day && day.reading !== 'steady') return day;
  const days = judge(changesOver(samples, LONG).at(-1)?.percent, -LARGE_PCT, LARGE_PCT, LONG);
  if (days && days.reading !== 'steady') return days;
  return usual && days ? day : undefined;
}

function judge(value: number | undefined, low: number, high: number, window: Millis): Said | undefined {
  if (value === undefined) return undefined;
  const [fall, rise] = [Math.min(low, 0), Math.max(high, 0)];
  if (value > 0 && value >= rise) return { reading: 'building', value, threshold: rise, window };
  if (value < 0 && value <= fall) return { reading: 'unwinding', value, threshold: fall, window };
  return { reading: 'steady', value, threshold: value < 0 ? fall : rise, window };
}

interface Change {
  readonly time: UnixMs;
  /** Undefined where no sample stands a window earlier. */
  readonly percent: number | undefined;
}

function changesOver(samples: readonly OpenInterest[], window: Millis): Change[] {
  let at = 0;
  return samples.map(({ time, quantity }) => {
    while (at + 1 < samples.length && samples[at + 1]!.time <= time - window) at++;
    const base = samples[at]!;
    const age = time - base.time;
    const known = age >= window && age <= window + TOLERANCE;
    return { time, percent: known ? (quantity / base.quantity - 1) * 100 : undefined };
  });
}

/** The changes of the last 30 days, or undefined when they do not reach back far enough to rank one. */
function usualChanges(changes: readonly Change[]): number[] | undefined {
  const end = changes.at(-1)!.time;
  const known = changes.filter(({ time, percent }) => time > end - HISTORY && percent !== undefined);
  const first = known[0];
  if (!first || elapsed(first.time, end) < LEAST_HISTORY) return undefined;
  return known.map(({ percent }) => percent!);
}

function quadrantOf(change: number, price: number | undefined): Quadrant | undefined {
  if (!price || change === 0) return undefined;
  if (change > 0) return price > 0 ? 'new-longs-lead' : 'new-shorts-lead';
  return price > 0 ? 'short-covering' : 'long-unwinding';
}

function priceChange(bars: readonly Bar[], at: UnixMs, window: Millis): number | undefined {
  const now = closeAt(bars, at);
  const before = closeAt(bars, at - window);
  return now === undefined || before === undefined ? undefined : now - before;
}

function closeAt(bars: readonly Bar[], time: number): number | undefined {
  for (let i = bars.length - 1; i >= 0; i--) {
    const { openTime, duration, close } = bars[i]!;
    const closed = openTime + duration;
    if (closed <= time) return closed > time - TOLERANCE ? close : undefined;
  }
  return undefined;
}

/** A day in steps of a quarter of an hour; a step without a sample is undefined. */
function spark(samples: readonly OpenInterest[]): (number | undefined)[] {
  const newest = samples.at(-1)!.time;
  const points = Array<number | undefined>(SPARK_POINTS).fill(undefined);
  for (const { time, quantity } of samples) {
    const back = Math.floor((newest - time) / SPARK_STEP);
    if (back < SPARK_POINTS) points[SPARK_POINTS - 1 - back] = quantity;
  }
  return points;
}
