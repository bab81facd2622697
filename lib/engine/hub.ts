/**
 * Who looks at which coin, on which venues. The first look starts a watch, the last one to leave ends it. A new subscriber
 * is answered from the store at once, before anything is fetched or computed.
 */
import type { Lookback } from '../core/time';
import { type Millis, type UnixMs, millis } from '../core/units';
import type { VenueId } from '../market/instrument';
import type { ChangeSettings, FromWorker, Subscribe } from '../protocol/messages';
import type { HistoryView } from '../protocol/history';
import type { Settings } from '../protocol/settings';
import type { SitePreferences } from '../protocol/site';
import type { GlanceSnapshot, PanelSnapshot } from '../protocol/snapshot';
import type { Store } from '../store/store';
import type { Clock } from './clock';
import { CoinWatch } from './coin-watch';
import { keptPanel } from './kept-panels';
import { type Market, marketKey } from './market';
import { messageFor } from './message-for';
import { OwnPositions } from './own-positions';
import { glanceWith, panelWith } from './own-risk';
import type { VenueAccess } from './seat';
import type { MarketGlance, MarketPanel } from './snapshot';
import { type StoppedLookbacks, withStop } from './stopped-lookbacks';
import { TrackRecord } from './track-record/track-record';

export interface Subscriber {
  /** The site that it runs on: it hears of that one's preferences and of no other's. Pages of ours have none. */
  readonly host?: string;
  send(message: FromWorker): void;
}

export interface HubDependencies {
  readonly clock: Clock;
  readonly random: () => number;
  readonly store: Promise<Store>;
  readonly settings: () => Promise<Settings>;
  readonly site: (host: string) => Promise<SitePreferences>;
  readonly venue: (id: VenueId) => VenueAccess;
  /** Which histories the user has stopped loading, by the market's key: kept beyond the worker's life. */
  readonly stops: {
    read(market: string): Promise<StoppedLookbacks>;
    change(market: string, lookback: Lookback, at: UnixMs | undefined): Promise<void>;
  };
  /** Whatever is computed or has a new price, whether somebody looks at it or not. */
  readonly onTold?: (market: Market, snapshot: GlanceSnapshot) => void;
}

/** One who listens, and the subscription it has, if any. */
interface Seat {
  /** Settings come before the first picture, so that nothing is painted that the user has hidden. */
  readonly greeted: Promise<void>;
  subscription: AbortController;
}

interface Watched extends Market {
  readonly stop: AbortController;
  readonly subscribers: Map<Subscriber, Subscribe>;
  watch: CoinWatch | undefined;
  stopped: StoppedLookbacks;
  /** Said to those who come later as well. */
  refusal: FromWorker | undefined;
}

/** A page that reloads finds its market still warm. */
const LINGER = millis(10_000);

const OURSELVES = {};

export class Hub {
  private readonly seats = new Map<Subscriber, Seat>();
  private readonly markets = new Map<string, Watched>();
  private readonly own: OwnPositions;
  private readonly refreshing = new Map<string, Promise<void>>();
  private readonly record: TrackRecord;

  constructor(private readonly deps: HubDependencies) {
    this.record = new TrackRecord(deps.store, deps.clock);
    this.own = new OwnPositions(deps.settings);
  }

  /** From here to `leave` the subscriber hears of settings and may subscribe. */
  join(subscriber: Subscriber): void {
    this.seats.set(subscriber, {
      greeted: this.tellSettings(subscriber),
      subscription: new AbortController(),
    });
  }

  leave(subscriber: Subscriber): void {
    this.unsubscribe(subscriber);
    this.seats.delete(subscriber);
  }

  /** A subscriber has one subscription; a new one replaces it. */
  async subscribe(subscriber: Subscriber, wanted: Subscribe): Promise<void> {
    this.unsubscribe(subscriber);
    const seat = this.seats.get(subscriber);
    if (!seat) return;
    const { signal } = (seat.subscription = new AbortController());
    await seat.greeted;
    const { venues, inverse } = await this.deps.settings();
    if (signal.aborted) return;
    const market = this.marketOf({ coin: wanted.coin, venues: wanted.venues ?? venues, inverse });
    market.subscribers.set(subscriber, wanted);
    if (market.refusal) subscriber.send(market.refusal);
    // What runs knows more than what was stored with its last picture, such as the order books since.
    if (!market.watch?.retell(wanted.lookback)) await this.answerFromStore(market, subscriber, wanted);
    const history = market.watch?.history(wanted.lookback);
    if (history) tellHistory(market, history);
    want(market);
  }

  /** Stops loading older history of what the subscriber looks at, or goes on with it. */
  async loadHistory(subscriber: Subscriber, on: boolean): Promise<void> {
    for (const market of this.markets.values()) {
      const wanted = market.subscribers.get(subscriber);
      if (!wanted) continue;
      const at = on ? undefined : this.deps.clock.now();
      market.stopped = withStop(market.stopped, wanted.lookback, at);
      want(market);
      await this.deps.stops.change(marketKey(market), wanted.lookback, at);
    }
  }

  /** Tells what was known at an earlier time of what the subscriber looks at. */
  async replay(subscriber: Subscriber, at: UnixMs, signal: AbortSignal): Promise<void> {
    for (const { watch, subscribers } of this.markets.values()) {
      const wanted = subscribers.get(subscriber);
      if (!wanted || !watch) continue;
      const panel = await watch.panelAsOf(wanted.lookback, at, signal);
      const past = panel && panelWith(await this.own.in(panel), panel, subscriber);
      if (!signal.aborted) subscriber.send({ type: 'replayed', at, ...(past && { past }) });
    }
  }

  /**
   * Tells everybody; where it changed which contracts are summed, starts the looks at them anew; and where positions did, draws their levels
   * anew, from what is known already.
   */
  async settingsChanged(change: ChangeSettings['change']): Promise<void> {
    this.own.forget();
    await Promise.all([...this.seats.keys()].map((subscriber) => this.tellSettings(subscriber)));
    if (change.inverse !== undefined) await this.subscribeAnew(() => true);
    else if (change.venues) await this.subscribeAnew(({ venues }) => !venues);
    const { crossHaircut } = change;
    if (crossHaircut !== undefined)
      for (const { watch } of this.markets.values()) watch?.leaveOut(crossHaircut);
    if (!change.positions) return;
    for (const market of this.markets.values()) {
      for (const lookback of lookbacksOf(market)) {
        if (market.watch?.retell(lookback)) continue;
        for (const [subscriber, wanted] of market.subscribers)
          if (wanted.lookback === lookback) await this.answerFromStore(market, subscriber, wanted);
      }
    }
  }

  async siteChanged(host: string): Promise<void> {
    const there = [...this.seats.keys()].filter((subscriber) => subscriber.host === host);
    await Promise.all(there.map((subscriber) => this.tellSettings(subscriber)));
  }

  async tellTrackRecord(subscriber: Subscriber, coin: string): Promise<void> {
    subscriber.send({ type: 'track-record', record: await this.record.of(coin) });
  }

  async exportTrackRecord(subscriber: Subscriber, coin: string): Promise<void> {
    for await (const text of this.record.exported(coin))
      subscriber.send({ type: 'track-record-piece', coin, text, last: false });
    subscriber.send({ type: 'track-record-piece', coin, text: '', last: true });
  }

  /**
   * Brings the default market up to date while nobody looks, so that the next look is fresh, and with it the maps of
   * which a forecast is due.
   */
  async refreshUnwatched(signal: AbortSignal): Promise<void> {
    if (this.markets.size > 0) return;
    const { coin } = await this.deps.settings();
    await this.refresh(coin, signal);
  }

  /** Brings a coin up to date on the user's venues; one that is on its way already is waited for. */
  async refresh(coin: string, signal: AbortSignal): Promise<void> {
    const { venues, inverse, lookback } = await this.deps.settings();
    const market = { coin, venues, inverse };
    const key = marketKey(market);
    let refreshing = this.refreshing.get(key);
    if (!refreshing) {
      refreshing = this.refreshOnce(market, lookback, signal).finally(() => this.refreshing.delete(key));
      this.refreshing.set(key, refreshing);
    }
    await refreshing;
  }

  /** Whether somebody's look keeps a coin up to date. */
  isWatched(coin: string): boolean {
    return [...this.markets.values()].some((market) => market.coin === coin);
  }

  /** A picture as our own pages are told it. */
  async toldToUs(panel: MarketPanel): Promise<PanelSnapshot> {
    return panelWith(await this.own.in(panel), panel, OURSELVES);
  }

  /** The newest picture of a coin on the user's venues that was kept, as it stands now. */
  async latest(coin: string): Promise<{ market: Market; panel: MarketPanel } | undefined> {
    const { venues, inverse, lookback } = await this.deps.settings();
    const market = { coin, venues, inverse };
    const panel = await keptPanel(await this.deps.store, this.deps.clock, { market, lookback, as: 'panel' });
    return panel && { market, panel };
  }

  private async refreshOnce(market: Market, lookback: Lookback, signal: AbortSignal): Promise<void> {
    const watch = await this.watchOf(market, undefined);
    const lookbacks = new Set([lookback, ...(await this.record.dueLookbacks(market))]);
    watch.want(lookbacks, await this.deps.stops.read(marketKey(market)));
    await watch.refreshOnce(signal);
  }

  private async tellSettings(subscriber: Subscriber): Promise<void> {
    const { host } = subscriber;
    const [settings, site] = await Promise.all([
      this.deps.settings(),
      host === undefined ? undefined : this.deps.site(host),
    ]);
    // A chart is told its levels; sizes and balances are no page's business.
    const told = host === undefined ? settings : { ...settings, positions: [] };
    subscriber.send({ type: 'settings', settings: told, ...(site && { site }) });
  }

  private async subscribeAnew(concerns: (wanted: Subscribe) => boolean): Promise<void> {
    const looks = [...this.markets.values()].flatMap(({ subscribers }) => [...subscribers]);
    await Promise.all(
      looks
        .filter(([, wanted]) => concerns(wanted))
        .map(([subscriber, wanted]) => this.subscribe(subscriber, wanted)),
    );
  }

  private unsubscribe(subscriber: Subscriber): void {
    this.seats.get(subscriber)?.subscription.abort();
    for (const market of this.markets.values()) {
      if (!market.subscribers.delete(subscriber)) continue;
      if (market.subscribers.size === 0) void this.stopLater(market);
      else want(market);
    }
  }

  private marketOf(wanted: Market): Watched {
    const key = marketKey(wanted);
    const known = this.markets.get(key);
    if (known) return known;
    const market: Watched = {
      ...wanted,
      stop: new AbortController(),
      subscribers: new Map(),
      watch: undefined,
      stopped: new Map(),
      refusal: undefined,
    };
    this.markets.set(key, market);
    void this.start(market);
    return market;
  }

  private async start(market: Watched): Promise<void> {
    const watch = await this.watchOf(market, market);
    market.stopped = await this.deps.stops.read(marketKey(market));
    market.watch = watch;
    want(market);
    await watch.run(market.stop.signal);
  }

  private async watchOf({ coin, venues, inverse }: Market, market: Watched | undefined): Promise<CoinWatch> {
    const { clock, random, venue } = this.deps;
    const { crossHaircut } = await this.deps.settings();
    const watch = new CoinWatch({
      coin,
      venues: venues.map(venue),
      inverse,
      store: await this.deps.store,
      clock,
      random,
      record: this.record,
      onPanel: (panel) => void this.tellPanel(market, { coin, venues, inverse }, panel),
      onBooks: (panel) => void this.tellPanel(market, { coin, venues, inverse }, panel, ['panel']),
      onGlance: (glance) => void this.tellGlance(market, { coin, venues, inverse }, glance),
      onHistory: (history) => tellHistory(market, history),
      onRefused: (reason) => refuse(market, reason),
    });
    watch.leaveOut(crossHaircut);
    return watch;
  }

  private async tellPanel(
    market: Watched | undefined,
    of: Market,
    panel: MarketPanel,
    details: readonly Subscribe['detail'][] = ['panel', 'chart', 'glance'],
  ): Promise<void> {
    const own = await this.own.in(panel);
    this.deps.onTold?.(of, panelWith(own, panel, OURSELVES));
    for (const [subscriber, wanted] of market?.subscribers ?? [])
      if (wanted.lookback === panel.lookback && details.includes(wanted.detail))
        subscriber.send(messageFor(wanted, panelWith(own, panel, subscriber)));
  }

  /** Between two panels everybody gets a glance a second. */
  private async tellGlance(market: Watched | undefined, of: Market, glance: MarketGlance): Promise<void> {
    const own = await this.own.in(glance);
    this.deps.onTold?.(of, glanceWith(own, glance, OURSELVES));
    for (const [subscriber, { lookback }] of market?.subscribers ?? [])
      if (lookback === glance.lookback)
        subscriber.send({ type: 'glance', snapshot: glanceWith(own, glance, subscriber) });
  }

  private async answerFromStore(market: Watched, subscriber: Subscriber, wanted: Subscribe): Promise<void> {
    const { lookback, detail } = wanted;
    const as = detail === 'panel' ? 'panel' : 'chart';
    const panel = await keptPanel(await this.deps.store, this.deps.clock, { market, lookback, as });
    const own = panel && (await this.own.in(panel));
    if (own && market.subscribers.get(subscriber) === wanted)
      subscriber.send(messageFor(wanted, panelWith(own, panel, subscriber)));
  }

  private async stopLater(market: Watched, after: Millis = LINGER): Promise<void> {
    await this.deps.clock.sleep(after, market.stop.signal);
    const key = marketKey(market);
    if (market.subscribers.size > 0 || this.markets.get(key) !== market) return;
    this.markets.delete(key);
    market.stop.abort();
  }
}

/** To panels only: others have no place for it. */
function tellHistory(market: Watched | undefined, history: HistoryView): void {
  for (const [subscriber, { lookback, detail }] of market?.subscribers ?? [])
    if (lookback === history.lookback && detail === 'panel') subscriber.send({ type: 'history', history });
}

function refuse(market: Watched | undefined, reason: string): void {
  if (!market) return;
  market.refusal = { type: 'refused', reason };
  for (const subscriber of market.subscribers.keys()) subscriber.send(market.refusal);
}

function want(market: Watched): void {
  market.watch?.want(lookbacksOf(market), market.stopped);
}

function lookbacksOf(market: Watched): ReadonlySet<Lookback> {
  return new Set([...market.subscribers.values()].map(({ lookback }) => lookback));
}
