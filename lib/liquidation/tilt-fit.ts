/**
 * How far the leverage mix leans from the prior, learned from where forced orders happen.
 *
 * The exposure of leverage L is weighted by (L ÷ 20)^θ. Of each four hours the estimate knows what of each tier was swept,
 * E, and the feed how much was force-closed, R ~ s·Σ (L ÷ 20)^θ·E. θ is the most probable one over the trailing 14 days:
 * quasi-Poisson likelihood (its dispersion is measured at θ = 0, as forced orders come in lumps), normal prior around 0.
 * One number, because the mix as a whole cannot be told from so few sweeps (research notes). A throttled feed serves as
 * well: only proportions count.
 */
const SPAN = 4 * 3_600_000;
const KEPT = (14 * 86_400_000) / SPAN;
const FEWEST = 6;
const REFERENCE = 20;
const STEP = 0.1;
const STEEPEST = 1;
/** Standard deviation of the prior of θ. */
const PRIOR = 0.2;

interface Span {
  readonly swept: Float64Array;
  realised: number;
}

export class TiltFit {
  private readonly spans: Span[] = [];
  private readonly logs: readonly number[];
  private span = Number.NaN;
  private theta = 0;

  constructor(private readonly leverages: readonly number[]) {
    this.logs = leverages.map((leverage) => Math.log(leverage / REFERENCE));
  }

  /** One bar: what it swept by tier, and what the feed reported. True when the weights have changed. */
  add(time: number, swept: Float64Array, realised: number | undefined): boolean {
    if (realised === undefined) return false;
    const span = Math.floor(time / SPAN);
    const entered = span !== this.span;
    const changed = entered && this.spans.length >= FEWEST && this.refit();
    if (entered) {
      this.span = span;
      this.spans.push({ swept: new Float64Array(this.leverages.length), realised: 0 });
      if (this.spans.length > KEPT) this.spans.shift();
    }
    const last = this.spans.at(-1)!;
    for (let tier = 0; tier < swept.length; tier++) last.swept[tier]! += swept[tier]!;
    last.realised += realised;
    return changed;
  }

  weights(): Float64Array {
    return Float64Array.from(this.logs, (log) => Math.exp(this.theta * log));
  }

  /** Climbs from the last θ; the posterior has one top. */
  private refit(): boolean {
    const before = this.theta;
    const dispersion = this.dispersion();
    if (!(dispersion > 0)) return false;
    const at = (theta: number): number => this.logLikelihood(theta) / dispersion - (theta / PRIOR) ** 2 / 2;
    let height = at(this.theta);
    for (const step of [STEP, -STEP]) {
      for (;;) {
        const next = this.theta + step;
        const reached = Math.abs(next) > STEEPEST ? -Infinity : at(next);
        if (reached <= height) break;
        this.theta = next;
        height = reached;
      }
    }
    return this.theta !== before;
  }

  private expected(theta: number): Float64Array {
    const weights = this.logs.map((log) => Math.exp(theta * log));
    const expected = Float64Array.from(this.spans, ({ swept }) =>
      swept.reduce((sum, quantity, tier) => sum + quantity * weights[tier]!, 0),
    );
    const total = expected.reduce((sum, quantity) => sum + quantity, 0);
    const realised = this.spans.reduce((sum, span) => sum + span.realised, 0);
    return total > 0 ? expected.map((quantity) => (quantity * realised) / total) : expected;
  }

  private logLikelihood(theta: number): number {
    const expected = this.expected(theta);
    return this.spans.reduce((sum, { realised }, i) => {
      const mean = expected[i]!;
      return mean > 0 ? sum + realised * Math.log(mean) - mean : sum;
    }, 0);
  }

  private dispersion(): number {
    const expected = this.expected(0);
    const misses = this.spans.map(({ realised }, i) =>
      expected[i]! > 0 ? (realised - expected[i]!) ** 2 / expected[i]! : 0,
    );
    return misses.reduce((sum, miss) => sum + miss, 0) / misses.length;
  }
}
