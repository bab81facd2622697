/**
 * How delta and returns usually go together over a stretch, from running sums, so that each bar has its own stretch:
 *
 *   β = cov(δ, r) ÷ var(r),   λ = cov(δ, r) ÷ var(δ),   LRV = γ₀·(1 + ρ) ÷ (1 − ρ) for the residual δ − β·r
 *
 * with ρ the correlation of neighbouring residuals: the long-run variance of an AR(1) (Andrews 1991).
 */
import type { FlowFrame } from './flow-frame';

export interface UsualFlow {
  readonly beta: number;
  readonly lambda: number;
  /** Share of the returns' variance that the delta explains. */
  readonly explained: number;
  /** Of the residual: √LRV. */
  readonly deviation: number;
}

type Column = 'r' | 'd' | 'rr' | 'dd' | 'rd' | 'rrLag' | 'ddLag' | 'rdLag';
type Sums = Readonly<Record<Column, Float64Array>>;

export class FlowMoments {
  private readonly sums: Sums;

  constructor({ returns: r, delta: d, length }: FlowFrame) {
    const summed = (of: (i: number) => number): Float64Array => {
      const sums = new Float64Array(length + 1);
      for (let i = 0; i < length; i++) sums[i + 1] = sums[i]! + of(i);
      return sums;
    };
    const before = (values: Float64Array, i: number): number => values[i - 1] ?? 0;
    this.sums = {
      r: summed((i) => r[i]!),
      d: summed((i) => d[i]!),
      rr: summed((i) => r[i]! ** 2),
      dd: summed((i) => d[i]! ** 2),
      rd: summed((i) => r[i]! * d[i]!),
      rrLag: summed((i) => r[i]! * before(r, i)),
      ddLag: summed((i) => d[i]! * before(d, i)),
      rdLag: summed((i) => r[i]! * before(d, i) + d[i]! * before(r, i)),
    };
  }

  /** Of bars `from … to`, both included; undefined where either does not vary. */
  usual(from: number, to: number): UsualFlow | undefined {
    const bars = to + 1 - from;
    const sum = (column: Column, first = from, last = to): number =>
      this.sums[column][last + 1]! - this.sums[column][first]!;
    const varianceR = sum('rr') - sum('r') ** 2 / bars;
    const varianceD = sum('dd') - sum('d') ** 2 / bars;
    if (!(varianceR > 0 && varianceD > 0)) return undefined;
    const covariance = sum('rd') - (sum('r') * sum('d')) / bars;
    const beta = covariance / varianceR;
    const mean = (sum('d') - beta * sum('r')) / bars;
    const residual = (first: number, last: number): number =>
      sum('d', first, last) - beta * sum('r', first, last);
    const squares = varianceD - beta * covariance;
    const lagged =
      sum('ddLag', from + 1) - beta * sum('rdLag', from + 1) + beta ** 2 * sum('rrLag', from + 1);
    const neighbours =
      lagged - mean * (residual(from + 1, to) + residual(from, to - 1)) + (bars - 1) * mean ** 2;
    // Where residuals alternate, the variance of one bar is kept: it errs on the side of silence.
    const persistence = Math.max(0, neighbours / squares);
    const variance = ((squares / bars) * (1 + persistence)) / (1 - persistence);
    if (!(variance > 0)) return undefined;
    return {
      beta,
      lambda: covariance / varianceD,
      explained: beta * (covariance / varianceD),
      deviation: Math.sqrt(variance),
    };
  }
}
