/**
 * The venue's time now, for what it publishes without a time (open interest, mark price): the local clock, put right by
 * what the venue last said. The local clock alone may be minutes off.
 */
import { MINUTE, SECOND } from '../../core/time';
import { type UnixMs, unixMs } from '../../core/units';

/** The local clock may be set meanwhile. */
const HOLDS = 10 * MINUTE;
const RETRY = 10 * SECOND;

export class ExchangeClock {
  private ahead = 0;
  private learntAt = -Infinity;
  private askedAt = -Infinity;

  constructor(
    private readonly now: () => UnixMs,
    private readonly ask: (signal: AbortSignal) => Promise<UnixMs>,
  ) {}

  /** As the venue says it at this moment. */
  async asked(signal: AbortSignal): Promise<UnixMs> {
    const time = await this.ask(signal);
    this.learntAt = this.now();
    this.ahead = time - this.learntAt;
    return time;
  }

  async time(signal: AbortSignal): Promise<UnixMs> {
    return this.known() ?? this.asked(signal);
  }

  /** Does not wait: undefined until the venue has been asked, which this starts. */
  read(signal: AbortSignal): UnixMs | undefined {
    const known = this.known();
    if (known !== undefined || isWithin(this.askedAt, this.now(), RETRY)) return known;
    this.askedAt = this.now();
    this.asked(signal).catch(() => undefined);
    return undefined;
  }

  private known(): UnixMs | undefined {
    const now = this.now();
    return isWithin(this.learntAt, now, HOLDS) ? unixMs(now + this.ahead) : undefined;
  }
}

function isWithin(since: number, now: number, span: number): boolean {
  return now >= since && now - since < span;
}
