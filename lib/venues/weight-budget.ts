import type { UnixMs } from '../core/units';
import { sleep } from './sleep';

const WINDOW = 60_000;

/**
 * Keeps the request weight of any 60 s below a limit. The venue counts per address, so what other tabs and an earlier
 * life of this worker spent is learnt from the weight that it reports with each answer.
 */
export class WeightBudget {
  private spent: { at: number; weight: number }[] = [];

  constructor(
    private readonly limit: number,
    private readonly now: () => UnixMs,
  ) {}

  /** Resolves once there is room for a request, and counts it. */
  async admit(weight: number, signal: AbortSignal): Promise<void> {
    while (this.used() + weight > this.limit && this.spent.length > 0) {
      const oldest = this.spent[0]!;
      await sleep(Math.max(1, oldest.at + WINDOW - this.now()), signal);
    }
    this.spent.push({ at: this.now(), weight });
  }

  /** What the venue says that this address has used. */
  report(used: number): void {
    const unseen = used - this.used();
    if (unseen > 0) this.spent.push({ at: this.now(), weight: unseen });
  }

  private used(): number {
    const now = this.now();
    // An entry from the future means that the local clock was set back: it would hold the budget for too long.
    this.spent = this.spent.filter(({ at }) => at <= now && now - at < WINDOW);
    return this.spent.reduce((sum, { weight }) => sum + weight, 0);
  }
}
