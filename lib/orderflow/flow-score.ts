/**
 * How far price, delta, and the delta that price does not explain, moved over a stretch of n bars:
 *
 *   β = cov(δ, r) ÷ var(r),   z(x) = Σ x ÷ √(n·LRV(x))   for x = r, δ, δ − β·r
 *
 * LRV is the long-run variance of Newey & West (1987), Bartlett weights, 12 lags. β and LRV come from the trailing
 * window that ends with the stretch, never from later bars.
 */
import type { FlowFrame } from './flow-frame';

export interface FlowScore {
  readonly priceZ: number;
  readonly cvdZ: number;
  readonly residualZ: number;
}

/** The history that β and the variances are taken from, in bars. */
export interface Trailing {
  readonly window: number;
  /** With fewer bars than this there is no score. */
  readonly least: number;
}

const LAGS = 12;

/** The score of bars `from … to`, both included; undefined over a gap, with too little history or without variance. */
export function flowScore(
  frame: FlowFrame,
  from: number,
  to: number,
  trailing: Trailing,
): FlowScore | undefined {
  const start = Math.max(0, to + 1 - trailing.window);
  if (from < 0 || frame.runStart[to]! > from || to + 1 - start < trailing.least) return undefined;
  const returns = frame.returns.subarray(start, to + 1);
  const delta = frame.delta.subarray(start, to + 1);
  const beta = slope(delta, returns);
  if (beta === undefined) return undefined;
  const residual = delta.map((value, i) => value - beta * returns[i]!);
  const count = to + 1 - from;
  const scores = [returns, delta, residual].map((values) => standardised(values, count));
  const [priceZ, cvdZ, residualZ] = scores;
  if (priceZ === undefined || cvdZ === undefined || residualZ === undefined) return undefined;
  return { priceZ, cvdZ, residualZ };
}

/** Σ of the last `count` values over its standard deviation. */
function standardised(values: Float64Array, count: number): number | undefined {
  const variance = count * longRunVariance(values);
  if (!(variance > 0)) return undefined;
  let sum = 0;
  for (let i = values.length - count; i < values.length; i++) sum += values[i]!;
  return sum / Math.sqrt(variance);
}

function slope(y: Float64Array, x: Float64Array): number | undefined {
  const meanX = mean(x);
  const meanY = mean(y);
  let covariance = 0;
  let variance = 0;
  for (let i = 0; i < x.length; i++) {
    covariance += (x[i]! - meanX) * (y[i]! - meanY);
    variance += (x[i]! - meanX) ** 2;
  }
  return variance > 0 ? covariance / variance : undefined;
}

function longRunVariance(values: Float64Array): number {
  const centre = mean(values);
  const deviations = values.map((value) => value - centre);
  let variance = 0;
  for (let lag = 0; lag <= LAGS; lag++) {
    let product = 0;
    for (let i = lag; i < deviations.length; i++) product += deviations[i]! * deviations[i - lag]!;
    variance += (lag === 0 ? 1 : 2 * (1 - lag / (LAGS + 1))) * product;
  }
  return variance / values.length;
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}
