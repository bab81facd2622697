import { MINUTE } from '../core/time';
import type { Millis, UnixMs } from '../core/units';
import { sleep } from './sleep';

/**
 * Keeps the request weight of any minute, or of the venue's own window, below a limit. The venue counts per address, so what other tabs and an earlier
 * life of this worker spent is learnt from the weight that it reports with each answer.
 */
export class WeightBudget {
  private spent: { at: number; weight: number }[] = [];

  constructor(
    private readonly limit: number,
    private readonly now: () => UnixMs,
    private readonly window: Millis = MINUTE,
  ) {}

  /** Resolves once there is room for a request, and counts it. */
  async admit(weight: number, signal: AbortSignal): Promise<void> {
    while (this.used() + weight > this.limit && this.spent.length > 0) {
      const oldest = this.spent[0]!;
      await sleep(Math.max(1, oldest.at + this.window - this.now()), signal);
    }
    this.spent.push({ at: this.now(), weight });
  }

  /** What the venue says that this address has used. */
  report(used: number): void {
    const unseen = used - this.used();
    if (unseen > 0) this.spent.push({ at: this.now(), weight: unseen });
  }

  /** What the present window has used, as far as it is known. */
  used(): number {
    const now = this.now();
    // An entry from the future means that the local clock was set back: it would hold the budget for too long.
    this.spent = this.spent.filter(({ at }) => at <= now && now - at < this.window);
    return this.spent.reduce((sum, { weight }) => sum + weight, 0);
  }
}
