/**
 * Whether positions are being built, in coin. Δ = OI ÷ OI a window earlier − 1, over 24 h and over 72 h.
 * Building: Δ24h rises by ≥ 10 %, or is positive and ≥ its own 90th percentile, or Δ72h ≥ 10 %; unwinding mirrored,
 * 24 h before 72 h.
 */
import { DAY, HOUR, MINUTE } from '../core/time';
import { type Millis, millis, type UnixMs } from '../core/units';
import type { Bar } from '../market/bar';
import { priceChange } from '../market/bar-change';
import type { OpenInterest } from '../market/open-interest';
import { withoutGlitches } from './glitches';
import { changesOver, usualChanges } from './interest-change';
import { type PriceQuadrant, priceQuadrant } from './interest-quadrant';
import { quantile } from './rank';
import { type Frame, type Signal, stale, unknown } from './signal';

export interface OpenInterestSignal extends Signal {
  /** How price moved with it over the window; undefined when either is unknown or still. */
  readonly quadrant?: PriceQuadrant;
}

const SHORT = DAY;
const LONG = millis(72 * HOUR);
const LARGE_PCT = 10;
const EXTREME = 90;
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
  const price = priceChange(bars, newest.time, said.window);
  const quadrant = price === undefined ? undefined : priceQuadrant(said.value, price);
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
  const usual = usualChanges(changes)?.map(({ percent }) => percent!);
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
