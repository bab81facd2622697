/**
 * Records over which stretches a contract's forced orders are heard, in the venue's own time. What was heard since the last
 * record is lost with the worker: it is then asked for again, or stays unknown.
 */
import { HOUR, MINUTE } from '../core/time';
import { type UnixMs, unixMs } from '../core/units';
import type { InstrumentKey } from '../market/instrument';
import type { Store } from '../store/store';

/** A stretch is one row, which grows: an hour at most, so that what is too old can be forgotten. */
const LONGEST = HOUR;
const EVERY = MINUTE;

export class HeardFeed {
  private from: UnixMs | undefined;
  private recorded = 0;
  private isUp = false;

  constructor(
    private readonly store: Store,
    private readonly instrument: InstrumentKey,
  ) {}

  hear(state: 'up' | 'lost'): void {
    this.isUp = state === 'up';
    this.from = undefined;
  }

  /** `now`: the newest instant that the venue's streams have told. */
  async record(now: UnixMs): Promise<void> {
    if (!this.isUp) return;
    this.from ??= now;
    if (now <= this.from || now - this.recorded < EVERY) return;
    const { from } = this;
    const to = unixMs(Math.min(now, from + LONGEST));
    this.recorded = now;
    const { instrument } = this;
    await this.store.commit({ instrument, kind: 'heard', rows: [{ from, to }], cursor: String(to) });
    if (this.from === from && to - from >= LONGEST) this.from = to;
  }
}
