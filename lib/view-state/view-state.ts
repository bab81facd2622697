/** What a screen knows: the newest snapshot, the settings, and whether the worker is there. */
import { type ReadonlySignal, signal } from '@preact/signals';

import type { Lookback } from '../core/time';
import type { AlertSettings, AlertsView } from '../protocol/alerts';
import type { UnixMs } from '../core/units';
import type { Found, FromWorker, Subscribe } from '../protocol/messages';
import type { HistoryView } from '../protocol/history';
import type { Settings } from '../protocol/settings';
import type { SitePreferences } from '../protocol/site';
import type { ChartSnapshot, GlanceSnapshot, PanelSnapshot } from '../protocol/snapshot';
import type { TrackRecordView } from '../protocol/track-record';
import { recallGlance, rememberGlance } from './glance-memory';
import { type SettingsStore, recallSettings, rememberSettings } from './settings-memory';
import { TrackRecordExports } from './track-record-exports';
import { linkWorker } from './worker-link';
import { workerMessage } from './worker-message';
import type { OpenPort } from './worker-port';

export type Connection = 'connecting' | 'open' | 'lost';

export interface ViewState<Snapshot extends GlanceSnapshot> {
  readonly snapshot: ReadonlySignal<Snapshot | undefined>;
  /** The snapshot is one of an earlier look: the worker has not answered yet. */
  readonly recalled: ReadonlySignal<boolean>;
  readonly settings: ReadonlySignal<Settings>;
  readonly connection: ReadonlySignal<Connection>;
  /** Why the worker will not serve what was asked for. */
  readonly refusal: ReadonlySignal<string | undefined>;
  /** How far the history of the market asked for has come, once the worker has said so. */
  readonly history: ReadonlySignal<HistoryView | undefined>;
  /** The newest answer to a search, whatever text it is to. */
  readonly found: ReadonlySignal<Found | undefined>;
  /** Of the coin that it was last read for. */
  readonly trackRecord: ReadonlySignal<TrackRecordView | undefined>;
  /** Once they were asked for. */
  readonly alerts: ReadonlySignal<AlertsView | undefined>;
  /** The earlier time that is looked at, if any. */
  readonly replay: ReadonlySignal<Replay | undefined>;
  /** The machine's clock, once a second: ages are shown against it. */
  readonly now: ReadonlySignal<number>;
  changeSettings(change: Partial<Settings>): void;
  /** Coins by name, answered in `found`. */
  search(text: string): void;
  /** Answered in `trackRecord`. */
  readTrackRecord(coin: string): void;
  /** Asks for a coin's record as a file; its text is handed over once it is whole. */
  exportTrackRecord(coin: string, take: (text: readonly string[]) => void): void;
  /** Stops loading older history of the market asked for, or goes on with it. */
  loadHistory(on: boolean): void;
  /** From now on they are answered in `alerts`, whatever becomes of the worker. */
  readAlerts(): void;
  changeAlerts(change: Partial<AlertSettings>): void;
  testAlert(): void;
  /** Goes to an earlier time, or back to the present; answered in `replay`. */
  replayAt(at: UnixMs | undefined): void;
  /** What is preferred on a site that the page names; false when it could not be sent. */
  changeSite(host: string, change: Partial<SitePreferences>): boolean;
}

/** An earlier time, and what was known then. */
export interface Replay {
  readonly at: UnixMs;
  /** The worker has not answered yet: `past` is that of the time looked at before. */
  readonly pending: boolean;
  /** Absent where nothing is stored of that time. */
  readonly past: PanelSnapshot | undefined;
}

export interface ViewStateOptions {
  readonly open: OpenPort;
  readonly store: SettingsStore;
  readonly clock: () => number;
  readonly life: AbortSignal;
}

/** Writing is cheap, not free. */
const REMEMBER_EVERY = 5_000;

type Detail = Subscribe['detail'];
type SnapshotOf = { glance: GlanceSnapshot; chart: ChartSnapshot; panel: PanelSnapshot };

function request(detail: Detail, { coin, lookback }: Settings): Subscribe {
  return { type: 'subscribe', coin, lookback, detail };
}

export function connect<D extends Detail>(detail: D, options: ViewStateOptions): ViewState<SnapshotOf[D]> {
  const { open, store, clock, life } = options;
  const settings = signal(recallSettings(store));
  // A panel's snapshot is a glance with more in it, all of which may be absent.
  const snapshot = signal<SnapshotOf[D] | undefined>(
    recallGlance(store, settings.value) as SnapshotOf[D] | undefined,
  );
  const recalled = signal(snapshot.value !== undefined);
  let remembered = 0;
  const connection = signal<Connection>('connecting');
  const refusal = signal<string | undefined>(undefined);
  const history = signal<HistoryView | undefined>(undefined);
  const found = signal<Found | undefined>(undefined);
  const trackRecord = signal<TrackRecordView | undefined>(undefined);
  const alerts = signal<AlertsView | undefined>(undefined);
  let readsAlerts = false;
  const replay = signal<Replay | undefined>(undefined);
  const exports = new TrackRecordExports();
  const now = signal(clock());

  const ticking = setInterval(() => (now.value = clock()), 1_000);
  life.addEventListener('abort', () => clearInterval(ticking));

  /** A late answer to an earlier question must not replace the answer to the present one. */
  function isWanted(coin: string, lookback: Lookback): boolean {
    return coin === settings.value.coin && lookback === settings.value.lookback;
  }

  function adopt(changed: Settings): void {
    const before = settings.value;
    settings.value = changed;
    rememberSettings(store, changed);
    if (changed.coin === before.coin && changed.lookback === before.lookback) return;
    if (changed.coin !== before.coin || recalled.value) {
      snapshot.value = recallGlance(store, changed) as SnapshotOf[D] | undefined;
      recalled.value = snapshot.value !== undefined;
    }
    refusal.value = undefined;
    history.value = undefined;
    replay.value = undefined;
    link.send(request(detail, changed));
  }

  function receive(message: FromWorker): void {
    if (connection.value !== 'open' && readsAlerts) link.send({ type: 'read-alerts' });
    connection.value = 'open';
    now.value = clock();
    if (message.type === 'settings') adopt(message.settings);
    else if (message.type === 'refused') refusal.value = message.reason;
    else if (message.type === 'found') found.value = message;
    else if (message.type === 'track-record') trackRecord.value = message.record;
    else if (message.type === 'alerts') alerts.value = message.alerts;
    else if (message.type === 'track-record-piece') exports.receive(message);
    else if (message.type === 'replayed') {
      if (message.at === replay.value?.at)
        replay.value = { at: message.at, pending: false, past: message.past };
    } else if (message.type === 'history') {
      if (isWanted(message.history.coin, message.history.lookback)) history.value = message.history;
    } else if (isWanted(message.snapshot.instrument.coin, message.snapshot.lookback)) take(message);
  }

  function take(message: Extract<FromWorker, { snapshot: GlanceSnapshot }>): void {
    if (message.type === detail) {
      snapshot.value = message.snapshot as SnapshotOf[D];
      recalled.value = false;
    } else if (message.type === 'glance' && snapshot.value && !recalled.value) {
      // Between two pictures a glance a second brings the price, and with it the distances.
      snapshot.value = { ...snapshot.value, ...message.snapshot };
    } else return;
    refusal.value = undefined;
    if (now.value - remembered < REMEMBER_EVERY) return;
    remembered = now.value;
    rememberGlance(store, message.snapshot);
  }

  const link = linkWorker(
    open,
    {
      read: workerMessage,
      greeting: () => request(detail, settings.value),
      received: receive,
      lost: () => {
        connection.value = 'lost';
        exports.forget();
        history.value = undefined;
        replay.value = undefined;
      },
    },
    life,
  );

  return {
    snapshot,
    recalled,
    settings,
    connection,
    refusal,
    history,
    found,
    trackRecord,
    alerts,
    replay,
    now,
    replayAt(at) {
      if (at === undefined) replay.value = undefined;
      else if (link.send({ type: 'replay', at }))
        replay.value = { at, pending: true, past: replay.value?.past };
    },
    readTrackRecord: (coin) => void link.send({ type: 'read-track-record', coin }),
    exportTrackRecord(coin, take) {
      if (exports.isOnItsWay(coin)) return;
      if (link.send({ type: 'export-track-record', coin })) exports.expect(coin, take);
    },
    search: (text) => void link.send({ type: 'search', text }),
    loadHistory: (on) => void link.send({ type: 'load-history', on }),
    readAlerts() {
      readsAlerts = true;
      link.send({ type: 'read-alerts' });
    },
    changeAlerts(change) {
      const known = alerts.value;
      if (link.send({ type: 'change-alerts', change }) && known)
        alerts.value = { ...known, settings: { ...known.settings, ...change } };
    },
    testAlert: () => void link.send({ type: 'test-alert' }),
    changeSettings(change) {
      if (link.send({ type: 'change-settings', change })) adopt({ ...settings.value, ...change });
    },
    changeSite: (host, change) => link.send({ type: 'change-site', host, change }),
  };
}
