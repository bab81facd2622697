/** The venue's streams of one market: the newest mark price in memory, trades and forced orders into the store. */
import { SECOND } from '../core/time';
import type { UnixMs } from '../core/units';
import type { InstrumentKey } from '../market/instrument';
import type { MarkPrice } from '../market/mark-price';
import type { OpenInterest } from '../market/open-interest';
import type { Trade } from '../market/trade';
import type { Store } from '../store/store';
import type { LiveChannel, Venue } from '../venues/venue';
import type { Clock } from './clock';
import { FlowIngest } from './flow-ingest';
import { ForcedOrderLog } from './forced-order-log';
import { tradeSequenceOf } from './trade-sequence';

export class LiveFeed {
  mark: MarkPrice | undefined;
  /** The newest that was streamed. */
  openInterest: OpenInterest | undefined;
  private readonly down: Set<LiveChannel>;
  private readonly flow: FlowIngest;
  private readonly forced: ForcedOrderLog;
  /** Trades that are to be committed; where the stream broke a new burst begins. */
  private bursts: Trade[][] = [[]];

  constructor(
    private readonly venue: Venue,
    store: Store,
    private readonly clock: Clock,
    instrument: InstrumentKey,
    private readonly symbol: string,
  ) {
    this.flow = new FlowIngest(store, instrument, tradeSequenceOf(venue, symbol));
    this.forced = new ForcedOrderLog(store, clock, instrument);
    this.down = new Set(venue.liveChannels);
  }

  /** Streams until aborted; whatever arrived is committed about once a second. */
  async run(signal: AbortSignal): Promise<void> {
    const ended = new AbortController();
    const either = AbortSignal.any([signal, ended.signal]);
    await Promise.all([this.flow.resume(), this.forced.resume()]);
    const streaming = this.venue
      .live(
        this.symbol,
        {
          trades: (trades) => void this.bursts.at(-1)!.push(...trades),
          mark: (mark) => this.takeMark(mark),
          liquidation: (liquidation) => this.forced.add(liquidation),
          openInterest: (openInterest) => void (this.openInterest = openInterest),
          status: (channel, state) => this.hear(channel, state),
        },
        either,
      )
      .finally(() => ended.abort());
    await Promise.all([streaming, this.commitForever(either)]);
  }

  private hear(channel: LiveChannel, state: 'up' | 'lost'): void {
    if (state === 'up') this.down.delete(channel);
    else this.down.add(channel);
    if (state === 'lost' && channel === 'trades') this.bursts.push([]);
    if (channel !== 'liquidations') return;
    if (state === 'up') this.forced.up();
    else this.forced.lost();
  }

  private async commitForever(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.clock.sleep(SECOND, signal);
      await this.commit(signal);
    }
  }

  private async commit(signal: AbortSignal): Promise<void> {
    const { bursts } = this;
    this.bursts = [[]];
    for (const [i, trades] of bursts.entries()) {
      if (i > 0) this.flow.interrupted();
      if (trades.length > 0) await this.flow.add(trades, signal);
    }
    await this.forced.commit();
  }

  takeMark(mark: MarkPrice): void {
    if (!this.mark || mark.time >= this.mark.time) this.mark = mark;
  }

  get price(): { readonly value: number; readonly time: UnixMs } | undefined {
    return this.mark && { value: this.mark.mark, time: this.mark.time };
  }

  /** Forced orders may be silent for hours: only trades and mark price tell whether the streams run. */
  get lost(): boolean {
    return this.down.has('trades') || this.down.has('mark');
  }
}
