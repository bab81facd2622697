/**
 * Live trades into minute flows. What the trades' sequence cannot fill is a gap. Its cursor is committed with the flows,
 * so a worker that dies goes on where the last commit ended.
 */
import { MINUTE, floorTo } from '../core/time';
import { type UnixMs, unixMs } from '../core/units';
import type { Gap } from '../market/gap';
import type { InstrumentKey } from '../market/instrument';
import type { Trade } from '../market/trade';
import type { MinuteFlow, Store } from '../store/store';
import type { TradeSequence } from './trade-sequence';

export class FlowIngest {
  private lastTime: UnixMs | undefined;
  private open: MinuteFlow | undefined;
  private closed: MinuteFlow[] = [];
  private gaps: Gap[] = [];
  private ignoreBefore = 0;

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
    // A minute that a gap cuts stays uncounted, also in a worker that did not see the gap.
    for (const gap of await this.store.gaps(this.instrument, 'flow')) {
      this.ignoreBefore = Math.max(this.ignoreBefore, gap.to);
    }
    const newest = await this.store.newest(this.instrument, 'flow');
    if (newest === undefined) return;
    const rows = await this.store.read(this.instrument, 'flow', newest, (newest + MINUTE) as UnixMs);
    this.open = rows.at(-1);
    this.lastTime = newest;
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

  /** The very first minute is joined midway: it is a gap, and counting starts with the next. */
  private beginAt(time: UnixMs): void {
    const from = floorTo(time, MINUTE);
    this.ignoreBefore = from + MINUTE;
    this.gaps.push({ from, to: unixMs(this.ignoreBefore), reason: 'missed' });
  }

  private leaveGap(next: Trade): void {
    // The minutes at both ends are incomplete as well: what still comes of the last one is not counted.
    const from = floorTo(this.lastTime ?? next.time, MINUTE);
    const to = (floorTo(next.time, MINUTE) + MINUTE) as UnixMs;
    this.gaps.push({ from, to, reason: 'missed' });
    this.open = undefined;
    this.ignoreBefore = to;
  }

  private count(trade: Trade): void {
    this.lastTime = trade.time;
    if (trade.time < this.ignoreBefore) return;
    // A trade that comes late belongs to a minute that may be closed: it is counted in the open one.
    const openTime = unixMs(Math.max(floorTo(trade.time, MINUTE), this.open?.openTime ?? 0));
    if (this.open && openTime > this.open.openTime) this.closed.push(this.open);
    const before = this.open?.openTime === openTime ? this.open : { buy: 0, sell: 0, trades: 0 };
    this.open = {
      openTime,
      buy: before.buy + (trade.taker === 'buy' ? trade.quantity : 0),
      sell: before.sell + (trade.taker === 'sell' ? trade.quantity : 0),
      trades: before.trades + 1,
    };
  }

  private async commit(): Promise<void> {
    const { cursor } = this.sequence;
    if (cursor === undefined) return;
    const rows = this.open ? [...this.closed, this.open] : this.closed;
    await this.store.commit({ instrument: this.instrument, kind: 'flow', rows, cursor, gaps: this.gaps });
    this.closed = [];
    this.gaps = [];
  }
}
