/**
 * Who looks at which market. The first look at a market starts its watch, the last one to leave ends it. A new
 * subscriber is answered from the store at once, before anything is fetched or computed.
 */
import * as v from 'valibot';

import type { Lookback } from '../core/time';
import { type Millis, type UnixMs, millis } from '../core/units';
import { instrumentKey } from '../market/instrument';
import type { FromWorker, Subscribe } from '../protocol/messages';
import type { Settings } from '../protocol/settings';
import { GlanceSnapshot, PanelSnapshot } from '../protocol/snapshot';
import type { Store } from '../store/store';
import type { Venue } from '../venues/venue';
import type { Clock } from './clock';
import { MarketWatch, snapshotKey } from './market-watch';
import { agedTo } from './status';

export interface Subscriber {
  send(message: FromWorker): void;
}

export interface HubDependencies {
  readonly clock: Clock;
  readonly random: () => number;
  readonly store: Promise<Store>;
  readonly settings: () => Promise<Settings>;
  /** Constructed when the first request must go out: it takes longer than the first answer may. */
  readonly venue: () => Promise<Venue>;
  readonly bannedUntil: () => UnixMs | undefined;
}

interface Watched {
  readonly stop: AbortController;
  readonly subscribers: Map<Subscriber, Subscribe>;
  watch: MarketWatch | undefined;
}

/** A page that reloads finds its market still warm. */
const LINGER = millis(10_000);

export class Hub {
  private readonly markets = new Map<string, Watched>();

  constructor(private readonly deps: HubDependencies) {}

  /** Serves a subscription until `leave`. A subscriber has one; a new one replaces it. */
  async subscribe(subscriber: Subscriber, wanted: Subscribe): Promise<void> {
    this.leave(subscriber);
    const market = this.marketOf(wanted.symbol);
    market.subscribers.set(subscriber, wanted);
    subscriber.send({ type: 'settings', settings: await this.deps.settings() });
    await this.answerFromStore(subscriber, wanted);
    market.watch?.want(lookbacksOf(market));
  }

  leave(subscriber: Subscriber): void {
    for (const [symbol, market] of this.markets) {
      if (!market.subscribers.delete(subscriber)) continue;
      if (market.subscribers.size === 0) void this.stopLater(symbol, market);
      else market.watch?.want(lookbacksOf(market));
    }
  }

  broadcast(message: FromWorker): void {
    for (const { subscribers } of this.markets.values())
      for (const subscriber of subscribers.keys()) subscriber.send(message);
  }

  /** Brings the default market up to date while nobody looks, so that the next look is fresh. */
  async refreshUnwatched(signal: AbortSignal): Promise<void> {
    if (this.markets.size > 0) return;
    const { symbol, lookback } = await this.deps.settings();
    const watch = await this.watchOf(symbol, undefined);
    watch.want(new Set([lookback]));
    await watch.refreshOnce(signal);
  }

  private marketOf(symbol: string): Watched {
    const known = this.markets.get(symbol);
    if (known) return known;
    const market: Watched = { stop: new AbortController(), subscribers: new Map(), watch: undefined };
    this.markets.set(symbol, market);
    void this.start(symbol, market);
    return market;
  }

  private async start(symbol: string, market: Watched): Promise<void> {
    const watch = await this.watchOf(symbol, market);
    market.watch = watch;
    watch.want(lookbacksOf(market));
    await watch.run(market.stop.signal);
  }

  private async watchOf(symbol: string, market: Watched | undefined): Promise<MarketWatch> {
    const { clock, random, bannedUntil } = this.deps;
    const [store, venue] = await Promise.all([this.deps.store, this.deps.venue()]);
    const tell = (lookback: Lookback, details: Subscribe['detail'][], message: FromWorker): void => {
      for (const [subscriber, wanted] of market?.subscribers ?? []) {
        if (wanted.lookback === lookback && details.includes(wanted.detail)) subscriber.send(message);
      }
    };
    return new MarketWatch({
      venue,
      store,
      clock,
      symbol,
      random,
      bannedUntil,
      onPanel: (snapshot) => {
        tell(snapshot.lookback, ['panel'], { type: 'panel', snapshot });
        tell(snapshot.lookback, ['glance'], { type: 'glance', snapshot: v.parse(GlanceSnapshot, snapshot) });
      },
      onGlance: (snapshot) => tell(snapshot.lookback, ['glance', 'panel'], { type: 'glance', snapshot }),
      onRefused: (reason) => {
        for (const subscriber of market?.subscribers.keys() ?? [])
          subscriber.send({ type: 'refused', reason });
      },
    });
  }

  private async answerFromStore(
    subscriber: Subscriber,
    { venue, symbol, lookback, detail }: Subscribe,
  ): Promise<void> {
    const store = await this.deps.store;
    const stored = await store.snapshot(snapshotKey(instrumentKey({ venue, symbol }), lookback));
    const now = this.deps.clock.now();
    if (detail === 'panel') {
      const parsed = v.safeParse(PanelSnapshot, stored);
      if (parsed.success) subscriber.send({ type: 'panel', snapshot: agedTo(parsed.output, now) });
    } else {
      const parsed = v.safeParse(GlanceSnapshot, stored);
      if (parsed.success) subscriber.send({ type: 'glance', snapshot: agedTo(parsed.output, now) });
    }
  }

  private async stopLater(symbol: string, market: Watched, after: Millis = LINGER): Promise<void> {
    await this.deps.clock.sleep(after, market.stop.signal);
    if (market.subscribers.size > 0 || this.markets.get(symbol) !== market) return;
    this.markets.delete(symbol);
    market.stop.abort();
  }
}

function lookbacksOf(market: Watched): ReadonlySet<Lookback> {
  return new Set([...market.subscribers.values()].map(({ lookback }) => lookback));
}
