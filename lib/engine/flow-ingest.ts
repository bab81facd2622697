/**
 * Live trades into minute flows. Trade ids count up by one: repeats are dropped, a jump is filled by REST before what
 * came after it is counted, and what cannot be filled is a gap. The newest id is the cursor, committed with the flows,
 * so a worker that dies goes on where the last commit ended.
 */
import { MINUTE, floorTo } from '../core/time';
import { type UnixMs, unixMs } from '../core/units';
import type { Gap } from '../market/gap';
import type { InstrumentKey } from '../market/instrument';
import type { Trade } from '../market/trade';
import type { MinuteFlow, Store } from '../store/store';

/** Trades a hole may span before it is left as a gap; the venue gives 1000 a call. */
const MOST_TO_FILL = 20_000;

export interface TradeSource {
  /** Trades from an id on, ascending, one page. */
  from(id: number, signal: AbortSignal): Promise<readonly Trade[]>;
}

export class FlowIngest {
  private lastId: number | undefined;
  private lastTime: UnixMs | undefined;
  private open: MinuteFlow | undefined;
  private closed: MinuteFlow[] = [];
  private gaps: Gap[] = [];
  private ignoreBefore = 0;

  constructor(
    private readonly store: Store,
    private readonly instrument: InstrumentKey,
    private readonly source: TradeSource,
  ) {}

  /** Goes on where the store left off. */
  async resume(): Promise<void> {
    const cursor = await this.store.cursor(this.instrument, 'flow');
    if (cursor === undefined) return;
    this.lastId = Number(cursor);
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

  /** Counts a burst of trades, fills holes in the ids, and commits. */
  async add(trades: readonly Trade[], signal: AbortSignal): Promise<void> {
    for (const trade of trades) {
      if (trade.id === undefined) throw new TypeError('live trades carry ids');
      if (this.lastId === undefined) this.beginAt(trade.time);
      if (this.lastId !== undefined && trade.id <= this.lastId) continue;
      if (this.lastId !== undefined && trade.id > this.lastId + 1) await this.fill(trade, signal);
      this.count(trade, trade.id);
    }
    await this.commit();
  }

  /** The very first minute is joined midway: it is a gap, and counting starts with the next. */
  private beginAt(time: UnixMs): void {
    const from = floorTo(time, MINUTE);
    this.ignoreBefore = from + MINUTE;
    this.gaps.push({ from, to: unixMs(this.ignoreBefore), reason: 'missed' });
  }

  private async fill(next: Trade, signal: AbortSignal): Promise<void> {
    const until = next.id!;
    if (until - this.lastId! - 1 > MOST_TO_FILL) return this.leaveGap(next);
    while (this.lastId! + 1 < until) {
      const page = await this.source.from(this.lastId! + 1, signal);
      const wanted = page.filter(
        (trade) => trade.id !== undefined && trade.id > this.lastId! && trade.id < until,
      );
      if (wanted.length === 0 || wanted[0]!.id !== this.lastId! + 1) return this.leaveGap(next);
      for (const trade of wanted) this.count(trade, trade.id!);
    }
  }

  private leaveGap(next: Trade): void {
    // The minutes at both ends are incomplete as well: what still comes of the last one is not counted.
    const from = floorTo(this.lastTime ?? next.time, MINUTE);
    const to = (floorTo(next.time, MINUTE) + MINUTE) as UnixMs;
    this.gaps.push({ from, to, reason: 'missed' });
    this.open = undefined;
    this.ignoreBefore = to;
  }

  private count(trade: Trade, id: number): void {
    this.lastId = id;
    this.lastTime = trade.time;
    if (trade.time < this.ignoreBefore) return;
    const openTime = floorTo(trade.time, MINUTE);
    if (this.open && openTime > this.open.openTime) this.closed.push(this.open);
    const before = this.open?.openTime === openTime ? this.open : { buy: 0, sell: 0, trades: 0 };
    this.open = {
      openTime,
      buy: before.buy + (trade.taker === 'buy' ? trade.quantity : 0),
      sell: before.sell + (trade.taker === 'sell' ? trade.quantity : 0),
      trades: before.trades + 1,
      lastId: id,
    };
  }

  private async commit(): Promise<void> {
    if (this.lastId === undefined) return;
    const rows = this.open ? [...this.closed, this.open] : this.closed;
    await this.store.commit({
      instrument: this.instrument,
      kind: 'flow',
      rows,
      cursor: String(this.lastId),
      gaps: this.gaps,
    });
    this.closed = [];
    this.gaps = [];
  }
}
