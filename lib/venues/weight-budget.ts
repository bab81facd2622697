import { MINUTE } from '../core/time';
import type { Millis, UnixMs } from '../core/units';
import { sleep } from './sleep';
import type { VenueOptions } from './venue';

/**
 * Keeps the request weight of any minute, or of the venue's own window, below a limit. What an earlier life of this
 * worker spent counts as if it were spent now, and each spending is told, to be kept. The venue counts per address: what
 * other tabs spent is learnt from the weight that some report with each answer.
 */
export class WeightBudget {
  private spent: { at: number; weight: number }[] = [];

  constructor(
    private readonly limit: number,
    private readonly now: () => UnixMs,
    private readonly window: Millis = MINUTE,
    private readonly kept: Pick<VenueOptions, 'usedWeight' | 'onWeight'> = {},
  ) {
    const { usedWeight = 0 } = kept;
    if (usedWeight > 0) this.spent.push({ at: now(), weight: usedWeight });
  }

  /** Resolves once there is room for a request, and counts it. */
  async admit(weight: number, signal: AbortSignal): Promise<void> {
    while (this.used() + weight > this.limit && this.spent.length > 0) {
      const oldest = this.spent[0]!;
      await sleep(Math.max(1, oldest.at + this.window - this.now()), signal);
    }
    this.spend(weight);
  }

  /** What the venue says that this address has used. */
  report(used: number): void {
    const unseen = used - this.used();
    if (unseen > 0) this.spend(unseen);
  }

  /** What the present window has used, as far as it is known. */
  used(): number {
    const now = this.now();
    // An entry from the future means that the local clock was set back: it would hold the budget for too long.
    this.spent = this.spent.filter(({ at }) => at <= now && now - at < this.window);
    return this.spent.reduce((sum, { weight }) => sum + weight, 0);
  }

  private spend(weight: number): void {
    this.spent.push({ at: this.now(), weight });
    this.kept.onWeight?.(this.used());
  }
}
