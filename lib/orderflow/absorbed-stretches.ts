/**
 * Stretches of n = 12 … 36 bars in which resting orders took up what takers pressed. With β and λ the trailing slopes of
 * δ on r and of r on δ:
 *
 *   z = Σ(δ − β·r) ÷ √(n·LRV),   taken = 1 − Σr ÷ (λ·Σδ)
 *
 * One counts from |z| ≥ 3.5 on (4 is strict), with the sign of Σδ, when price went at most two thirds of the way that such
 * a delta usually moves it. LRV is that of an AR(1) (Andrews 1991): Newey & West's takes the stretches that are looked for
 * as noise and finds half as many. The threshold is high because 25 lengths are tried at every bar.
 * Known at the close that shows it, never changed later; two do not overlap.
 */
import { type Price, price, type UnixMs, unixMs } from '../core/units';
import type { Provenance } from './delta';
import type { FlowFrame } from './flow-frame';
import { FlowMoments, type UsualFlow } from './flow-moments';
import type { Trailing } from './flow-score';

export interface AbsorbedStretch {
  /** The side that pressed; the resting orders were on the other. */
  readonly takers: 'buy' | 'sell';
  readonly provenance: Provenance;
  readonly residualZ: number;
  /** The share of the usual move that did not come; above 1 price went against the takers. */
  readonly taken: number;
  /** Open time of the first bar. */
  readonly fromTime: UnixMs;
  /** The instant of the close that confirmed it, and that close. */
  readonly confirmedTime: UnixMs;
  readonly confirmedPrice: Price;
}

export interface AbsorptionOptions extends Trailing {
  readonly leastBars: number;
  readonly mostBars: number;
  /** Smallest |z| of the residual. */
  readonly threshold: number;
  /** Smallest share of the usual move that did not come. */
  readonly leastTaken: number;
}

export const ABSORPTION_OPTIONS: AbsorptionOptions = {
  window: 672,
  least: 168,
  leastBars: 12,
  mostBars: 36,
  threshold: 3.5,
  leastTaken: 1 / 3,
};

export const STRICT_ABSORPTION_OPTIONS: AbsorptionOptions = { ...ABSORPTION_OPTIONS, threshold: 4 };

/** Share of the returns' variance that the delta must explain: where it moves nothing, no move can be missing. */
const LEAST_EXPLAINED = 0.05;

/** Ascending by confirmation. */
export function absorbedStretches(
  frame: FlowFrame,
  options: AbsorptionOptions = ABSORPTION_OPTIONS,
): AbsorbedStretch[] {
  const moments = new FlowMoments(frame);
  const found: AbsorbedStretch[] = [];
  let free = 0;
  for (let last = options.least - 1; last < frame.length; last++) {
    const first = Math.max(free, frame.runStart[last]!);
    if (last + 1 - first < options.leastBars) continue;
    const usual = moments.usual(Math.max(0, last + 1 - options.window), last);
    if (!usual || usual.lambda <= 0 || usual.explained < LEAST_EXPLAINED) continue;
    const stretch = endingAt(frame, usual, first, last, options);
    if (!stretch) continue;
    found.push(stretch);
    free = last + 1;
  }
  return found;
}

/** The one of largest |z| that begins at `first` or later and ends at `last`. */
function endingAt(
  frame: FlowFrame,
  { beta, lambda, deviation }: UsualFlow,
  first: number,
  last: number,
  options: AbsorptionOptions,
): AbsorbedStretch | undefined {
  const sum = { return: 0, delta: 0 };
  let best: { from: number; z: number; taken: number } | undefined;
  for (let from = last; from >= Math.max(first, last + 1 - options.mostBars); from--) {
    sum.return += frame.returns[from]!;
    sum.delta += frame.delta[from]!;
    const bars = last + 1 - from;
    const z = (sum.delta - beta * sum.return) / (deviation * Math.sqrt(bars));
    if (bars < options.leastBars || Math.abs(z) < options.threshold || z * sum.delta <= 0) continue;
    const taken = 1 - sum.return / (lambda * sum.delta);
    if (taken >= options.leastTaken && Math.abs(z) > Math.abs(best?.z ?? 0)) best = { from, z, taken };
  }
  return (
    best && {
      takers: best.z > 0 ? 'buy' : 'sell',
      provenance: frame.provenance,
      residualZ: best.z,
      taken: best.taken,
      fromTime: unixMs(frame.openTimes[best.from]!),
      confirmedTime: unixMs(frame.openTimes[last]! + frame.interval),
      confirmedPrice: price(frame.close[last]!),
    }
  );
}
