/**
 * Live trades into minute flows. What the trades' sequence cannot fill is a gap, and so is a minute that turns out to lack
 * something. The sequence's cursor is committed with the flows, so a worker that dies goes on where the last commit ended.
 */
import { MINUTE, floorTo } from '../core/time';
import { type UnixMs, unixMs } from '../core/units';
import type { Gap } from '../market/gap';
import type { InstrumentKey } from '../market/instrument';
import type { Trade } from '../market/trade';
import type { MinuteFlow, Store } from '../store/store';
import type { TradeSequence } from './trade-sequence';

/** Minutes that late trades can still be counted in. */
const KEPT = 3;

export class FlowIngest {
  private lastTime: UnixMs | undefined;
  /** The newest minutes, as far as they have a trade. */
  private readonly minutes = new Map<UnixMs, MinuteFlow>();
  /** Of these, what has changed since the last commit. */
  private readonly changed = new Set<UnixMs>();
  private gaps: Gap[] = [];
  /** The gaps that a trade may still fall into: of their minutes nothing is counted any more. */
  private cut: Gap[] = [];
  /** The first minute of all. */
  private begin = unixMs(0);

  constructor(
    private readonly store: Store,
    private readonly instrument: InstrumentKey,
    private readonly sequence: TradeSequence,
  ) {}

  /** Goes on where the store left off. */
  async resume(): Promise<void> {
    const cursor = await this.store.cursor(this.instrument, 'flow');
    if (cursor === undefined) return;
    this.sequence.resume(cursor);
    this.changed.clear();
    this.gaps = [];
    // A minute that a gap cuts stays uncounted, also in a worker that did not see the gap.
    this.cut = await this.store.gaps(this.instrument, 'flow');
    const newest = await this.store.newest(this.instrument, 'flow');
    this.minutes.clear();
    for (const row of newest === undefined ? [] : await this.storedUntil(newest))
      this.minutes.set(row.openTime, row);
    const last = Math.max(newest ?? 0, this.cut.at(-1)?.from ?? 0);
    this.lastTime = last > 0 ? unixMs(last) : undefined;
  }

  /** The newest trade's time, by the exchange's clock. */
  get newest(): UnixMs | undefined {
    return this.lastTime;
  }

  /** The stream broke: the next trades may not follow the last ones. */
  interrupted(): void {
    this.sequence.interrupted();
  }

  /** Counts a burst of trades, fills holes, and commits. */
  async add(trades: readonly Trade[], signal: AbortSignal): Promise<void> {
    if (this.sequence.cursor === undefined && trades[0]) this.beginAt(trades[0].time);
    let isHole = false;
    for (const item of await this.sequence.order(trades, signal)) {
      if (item === 'hole') {
        isHole = true;
        continue;
      }
      if (isHole) this.leaveGap(item);
      isHole = false;
      this.count(item);
    }
    await this.commit();
  }

  /** Takes minutes back whose trades did not all come. */
  async withdraw(openTimes: readonly UnixMs[]): Promise<void> {
    for (const from of openTimes) this.cutOut(from, unixMs(from + MINUTE));
    if (openTimes.length > 0) await this.commit();
  }

  /** The very first minute is joined midway: it is a gap, and counting starts with the next. */
  private beginAt(time: UnixMs): void {
    this.begin = floorTo(time, MINUTE);
    this.cutOut(this.begin, unixMs(this.begin + MINUTE));
  }

  /** The minutes at both ends are incomplete as well. */
  private leaveGap({ time }: Trade): void {
    const last = this.lastTime ?? time;
    const [from, to] = [Math.min(last, time), Math.max(last, time)];
    this.cutOut(floorTo(unixMs(from), MINUTE), unixMs(floorTo(unixMs(to), MINUTE) + MINUTE));
  }

  private cutOut(from: UnixMs, to: UnixMs): void {
    const gap: Gap = { from, to, reason: 'missed' };
    this.gaps.push(gap);
    this.cut.push(gap);
    this.forget((openTime) => openTime >= from && openTime < to);
  }

  private count(trade: Trade): void {
    this.lastTime = unixMs(Math.max(this.lastTime ?? 0, trade.time));
    const openTime = floorTo(trade.time, MINUTE);
    if (openTime < this.begin || this.cut.some(({ from, to }) => openTime >= from && openTime < to)) return;
    // Its minute is settled, and lacks it.
    if (openTime < oldestKept(this.lastTime)) return this.cutOut(openTime, unixMs(openTime + MINUTE));
    const { buy, sell, trades } = this.minutes.get(openTime) ?? { buy: 0, sell: 0, trades: 0 };
    this.minutes.set(openTime, {
      openTime,
      buy: buy + (trade.taker === 'buy' ? trade.quantity : 0),
      sell: sell + (trade.taker === 'sell' ? trade.quantity : 0),
      trades: trades + 1,
    });
    this.changed.add(openTime);
  }

  private async commit(): Promise<void> {
    const { cursor } = this.sequence;
    if (cursor === undefined) return;
    const rows = [...this.minutes.values()]
      .filter(({ openTime }) => this.changed.has(openTime))
      .toSorted((a, b) => a.openTime - b.openTime);
    await this.store.commit({
      instrument: this.instrument,
      kind: 'flow',
      rows,
      cursor,
      withdrawn: this.gaps,
    });
    this.changed.clear();
    this.gaps = [];
    const { lastTime } = this;
    if (lastTime === undefined) return;
    this.forget((openTime) => openTime < oldestKept(lastTime));
    this.cut = this.cut.filter(({ to }) => to > oldestKept(lastTime));
  }

  private forget(isGone: (openTime: UnixMs) => boolean): void {
    for (const openTime of [...this.minutes.keys()].filter(isGone)) this.minutes.delete(openTime);
  }

  private storedUntil(newest: UnixMs): Promise<MinuteFlow[]> {
    const from = unixMs(Math.max(0, oldestKept(newest)));
    return this.store.read(this.instrument, 'flow', from, unixMs(newest + MINUTE));
  }
}

function oldestKept(time: UnixMs): number {
  return floorTo(time, MINUTE) - (KEPT - 1) * MINUTE;
}
