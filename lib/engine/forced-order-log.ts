/**
 * A contract's forced orders as they are heard, and since when: the series' cursor is the instant until which its stream
 * was listened to, and a time in which it was not is a gap. Forced orders may be silent for hours, so only this tells
 * "none happened" from "nobody listened".
 */
import { MINUTE } from '../core/time';
import { type UnixMs, unixMs } from '../core/units';
import type { Gap } from '../market/gap';
import type { InstrumentKey } from '../market/instrument';
import type { Liquidation } from '../market/liquidation';
import type { Store } from '../store/store';
import type { Clock } from './clock';

const KIND = 'liquidation';

export class ForcedOrderLog {
  private rows: Liquidation[] = [];
  /** Since when the stream has run; undefined while it does not. */
  private upSince: UnixMs | undefined;
  /** Until when it was listened to, as committed; 0: never. */
  private heardUntil = unixMs(0);

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly instrument: InstrumentKey,
  ) {}

  /** What an earlier life has heard. */
  async resume(): Promise<void> {
    this.upSince = undefined;
    const cursor = Number(await this.store.cursor(this.instrument, KIND));
    this.heardUntil = Number.isFinite(cursor) ? unixMs(cursor) : unixMs(0);
  }

  add(row: Liquidation): void {
    this.rows.push(row);
  }

  up(): void {
    this.upSince = this.clock.now();
  }

  lost(): void {
    this.upSince = undefined;
  }

  /** What came since the last time; at least once a minute that the stream runs. */
  async commit(): Promise<void> {
    const { upSince } = this;
    const now = this.clock.now();
    const isDue = upSince !== undefined && (upSince > this.heardUntil || now - this.heardUntil >= MINUTE);
    if (!isDue && this.rows.length === 0) return;
    const gaps: Gap[] = [];
    if (upSince !== undefined && upSince > this.heardUntil)
      gaps.push({ from: this.heardUntil, to: upSince, reason: 'missed' });
    if (upSince !== undefined) this.heardUntil = now;
    const rows = this.rows.sort((a, b) => a.time - b.time);
    this.rows = [];
    const cursor = String(this.heardUntil);
    await this.store.commit({ instrument: this.instrument, kind: KIND, rows, cursor, gaps });
  }
}

/** Whether the stream was listened to all through `[from, to)`. */
export async function wasHeard(
  store: Store,
  instrument: InstrumentKey,
  from: UnixMs,
  to: UnixMs,
): Promise<boolean> {
  const cursor = Number(await store.cursor(instrument, KIND));
  if (!(cursor >= to)) return false;
  return (await store.gaps(instrument, KIND)).every((gap) => gap.to <= from || gap.from >= to);
}
