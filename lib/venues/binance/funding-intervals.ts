import { HOUR } from '../../core/time';
import type { Millis, UnixMs } from '../../core/units';
import { parseFundingInfo, USUAL_INTERVAL } from './funding';

/** How often each contract pays funding. The venue changes it now and then: what is known is asked again after an hour. */
export class FundingIntervals {
  private listed: ReadonlyMap<string, Millis> | undefined;
  private askedAt = 0;

  constructor(
    private readonly now: () => UnixMs,
    private readonly fetchInfo: (signal: AbortSignal) => Promise<unknown>,
  ) {}

  async of(symbol: string, signal: AbortSignal): Promise<Millis> {
    if (!this.listed || Math.abs(this.now() - this.askedAt) > HOUR) {
      this.listed = parseFundingInfo(await this.fetchInfo(signal));
      this.askedAt = this.now();
    }
    return this.listed.get(symbol) ?? USUAL_INTERVAL;
  }

  /** Undefined until it has been fetched. */
  known(symbol: string): Millis | undefined {
    return this.listed && (this.listed.get(symbol) ?? USUAL_INTERVAL);
  }
}
