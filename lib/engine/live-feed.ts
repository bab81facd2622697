/** The venue's streams of one market: the newest mark price in memory, trades and forced orders into the store. */
import { SECOND } from '../core/time';
import type { UnixMs } from '../core/units';
import type { InstrumentKey } from '../market/instrument';
import type { Liquidation } from '../market/liquidation';
import type { MarkPrice } from '../market/mark-price';
import type { OpenInterest } from '../market/open-interest';
import type { Trade } from '../market/trade';
import type { Store } from '../store/store';
import type { LiveChannel, Venue } from '../venues/venue';
import type { Clock } from './clock';
import { FlowIngest } from './flow-ingest';
import { HeardFeed } from './heard-feed';
import { tradeSequenceOf } from './trade-sequence';

export class LiveFeed {
  mark: MarkPrice | undefined;
  /** The newest that was streamed. */
  openInterest: OpenInterest | undefined;
  private readonly down: Set<LiveChannel>;
  private readonly flow: FlowIngest;
  /** Trades that are to be committed; where the stream broke a new burst begins. */
  private bursts: Trade[][] = [[]];
  private liquidations: Liquidation[] = [];
  private readonly heard: HeardFeed;
  /** The newest instant that was streamed, in the venue's time. */
  private streamed: UnixMs | undefined;

  constructor(
    private readonly venue: Venue,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly instrument: InstrumentKey,
    private readonly symbol: string,
  ) {
    this.flow = new FlowIngest(store, instrument, tradeSequenceOf(venue, symbol));
    this.heard = new HeardFeed(store, instrument);
    this.down = new Set(venue.liveChannels);
  }

  /** Streams until aborted; whatever arrived is committed about once a second. */
  async run(signal: AbortSignal): Promise<void> {
    const ended = new AbortController();
    const either = AbortSignal.any([signal, ended.signal]);
    await this.flow.resume();
    const streaming = this.venue
      .live(
        this.symbol,
        {
          trades: (trades) => void this.bursts.at(-1)!.push(...trades),
          mark: (mark) => {
            this.streamed = mark.time;
            this.takeMark(mark);
          },
          liquidation: (liquidation) => void this.liquidations.push(liquidation),
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
    if (channel === 'liquidations') {
      this.streamed = undefined;
      this.heard.hear(state);
    }
  }

  private async commitForever(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.clock.sleep(SECOND, signal);
      await this.commit(signal);
    }
  }

  private async commit(signal: AbortSignal): Promise<void> {
    const { bursts, streamed } = this;
    this.bursts = [[]];
    for (const [i, trades] of bursts.entries()) {
      if (i > 0) this.flow.interrupted();
      if (trades.length > 0) await this.flow.add(trades, signal);
    }
    const rows = this.liquidations;
    this.liquidations = [];
    const newest = rows.at(-1);
    if (newest) {
      rows.sort((a, b) => a.time - b.time);
      await this.store.commit({
        instrument: this.instrument,
        kind: 'liquidation',
        rows,
        cursor: String(newest.time),
      });
    }
    if (streamed !== undefined) await this.heard.record(streamed);
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
