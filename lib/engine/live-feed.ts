/** The venue's streams of one market: the newest mark price in memory, trades and forced orders into the store. */
import { SECOND } from '../core/time';
import { type UnixMs, millis } from '../core/units';
import { type Instrument, type InstrumentKey, instrumentKey } from '../market/instrument';
import type { Liquidation } from '../market/liquidation';
import type { MarkPrice } from '../market/mark-price';
import type { OpenInterest } from '../market/open-interest';
import type { Trade } from '../market/trade';
import type { Store } from '../store/store';
import type { LiveChannel, Venue } from '../venues/venue';
import type { Clock } from './clock';
import { FlowAudit } from './flow-audit';
import { FlowIngest } from './flow-ingest';
import { HeardFeed } from './heard-feed';
import { tradeSequenceOf } from './trade-sequence';
import { TradedSince } from './traded-since';

/** Trades that wait for a hole to be filled, before the stream is begun anew and the hole is said. */
const MOST_WAITING = 100_000;
/** Doublings of a second, between attempts to fill a hole. */
const LONGEST_WAIT = 6;

export class LiveFeed {
  mark: MarkPrice | undefined;
  /** Exchange time minus this machine's when the newest mark price came, in milliseconds. */
  clockAhead: number | undefined;
  /** The newest that was streamed. */
  openInterest: OpenInterest | undefined;
  readonly traded = new TradedSince();
  private readonly down: Set<LiveChannel>;
  private readonly key: InstrumentKey;
  private readonly flow: FlowIngest;
  private readonly audit: FlowAudit;
  /** Trades that are to be committed; where the stream broke a new burst begins. */
  private readonly bursts: Trade[][] = [[]];
  private readonly liquidations: Liquidation[] = [];
  private readonly heard: HeardFeed;
  /** The newest instant that was streamed, in the venue's time. */
  private streamed: UnixMs | undefined;

  constructor(
    private readonly venue: Venue,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly instrument: Instrument,
    /** A newer mark price is there. */
    private readonly onMark: () => void,
  ) {
    this.key = instrumentKey(instrument);
    this.flow = new FlowIngest(store, this.key, tradeSequenceOf(venue, instrument.symbol));
    this.audit = new FlowAudit(venue, store, instrument);
    this.heard = new HeardFeed(store, this.key);
    this.down = new Set(venue.liveChannels);
  }

  /** Streams until aborted; whatever arrived is committed about once a second. */
  async run(signal: AbortSignal): Promise<void> {
    const ended = new AbortController();
    const either = AbortSignal.any([signal, ended.signal]);
    await this.flow.resume();
    const streaming = this.venue
      .live(
        this.instrument.symbol,
        {
          trades: (trades) => {
            this.bursts.at(-1)!.push(...trades);
            this.traded.add(trades);
          },
          mark: (mark) => {
            this.streamed = mark.time;
            this.clockAhead = mark.time - this.clock.now();
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
    // A socket that relieves another says once more what is up.
    if (state === 'up' && !this.down.delete(channel)) return;
    if (state === 'lost') this.down.add(channel);
    if (state === 'lost' && channel === 'trades') this.bursts.push([]);
    if (channel === 'trades') this.traded.hear(state);
    if (channel === 'liquidations') {
      this.streamed = undefined;
      this.heard.hear(state);
    }
  }

  private async commitForever(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      await this.clock.sleep(millis(SECOND * 2 ** Math.min(failures, LONGEST_WAIT)), signal);
      try {
        await this.commitTrades(signal);
        await this.commitLiquidations();
        const { newest } = this.flow;
        await this.flow.withdraw(await this.audit.incomplete(newest, this.clock.now(), signal));
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        if (this.bursts.reduce((sum, { length }) => sum + length, 0) > MOST_WAITING) throw error;
        failures++;
        console.warn(`isobar: ${this.key}: live`, error);
      }
    }
  }

  /** What could not be counted, for want of an answer that fills a hole, waits in front of what comes. */
  private async commitTrades(signal: AbortSignal): Promise<void> {
    for (let first = this.bursts[0]!; ; first = this.bursts[0]!) {
      const { length } = first;
      if (length > 0) await this.flow.add(first.slice(), signal);
      first.splice(0, length);
      if (this.bursts.length === 1) return;
      if (first.length > 0) continue;
      this.bursts.shift();
      this.flow.interrupted();
    }
  }

  private async commitLiquidations(): Promise<void> {
    const { streamed } = this;
    const rows = this.liquidations.toSorted((a, b) => a.time - b.time);
    const newest = rows.at(-1);
    if (newest) {
      await this.store.commit({
        instrument: this.key,
        kind: 'liquidation',
        rows,
        cursor: String(newest.time),
      });
      this.liquidations.splice(0, rows.length);
    }
    if (streamed !== undefined) await this.heard.record(streamed);
  }

  takeMark(mark: MarkPrice): void {
    if (this.mark && mark.time < this.mark.time) return;
    this.mark = mark;
    this.onMark();
  }

  get price(): { readonly value: number; readonly time: UnixMs } | undefined {
    return this.mark && { value: this.mark.mark, time: this.mark.time };
  }

  /** Forced orders may be silent for hours: only trades and mark price tell whether the streams run. */
  get lost(): boolean {
    return this.down.has('trades') || this.down.has('mark');
  }
}
