import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';

import { AlertDesk } from '../../lib/engine/alerts/alert-desk';
import { AlertRound } from '../../lib/engine/alerts/alert-round';
import { CoinSearch } from '../../lib/engine/coin-search';
import { Hub } from '../../lib/engine/hub';
import { VENUE_IDS } from '../../lib/market/instrument';
import { readAlertSettings } from '../../lib/store/alert-settings';
import { openStore } from '../../lib/store/open-store';
import { readSettings } from '../../lib/store/settings';
import { readSite } from '../../lib/store/site-preferences';
import { changeStop, readStops } from '../../lib/store/stopped-history';
import { ALERTS, scheduleAlerts } from './alerts/alert-alarm';
import { badgeWriter } from './alerts/badge';
import { notify, onNotificationClicked } from './alerts/notifications';
import { showPanel } from './alerts/show-panel';
import { wallClock } from './clock';
import { serve } from './ports';
import { Preferences } from './preferences';
import { venueAccess } from './venues';

const REFRESH = 'refresh';
const REFRESH_MINUTES = 5;
/** A round ends before the next one is due. */
const ROUND_MILLIS = 25_000;
/** The panic key's name in the manifest. */
const TOGGLE_OVERLAY = 'toggle-overlay';

/** The composition root. Listeners are registered in the first turn: a wake that comes for one finds it. */
export default defineBackground({
  main() {
    const venue = venueAccess();
    const store = openStore({
      onRebuilt: (reason) => console.warn('isobar: the store was rebuilt:', reason),
    });
    const desk = new AlertDesk({
      clock: wallClock,
      store,
      settings: readSettings,
      alerts: readAlertSettings,
      zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
      tell: notify,
      onBadge: badgeWriter(),
    });
    const hub = new Hub({
      clock: wallClock,
      random: Math.random,
      store,
      settings: readSettings,
      site: readSite,
      venue,
      stops: { read: readStops, change: changeStop },
      onTold: (market, snapshot) => void desk.take(market, snapshot).catch(logFailure('alerts')),
    });
    const round = new AlertRound({ clock: wallClock, hub, desk, venue });
    const coinSearch = new CoinSearch({
      clock: wallClock,
      store,
      venues: VENUE_IDS.map(venue),
      favourites: async () => (await readSettings()).favourites,
    });
    const preferences = new Preferences(hub, desk);
    browser.runtime.onConnect.addListener((port) => serve(port, { hub, preferences, coinSearch, desk }));
    // Not there where the browser has no keyboard commands, as on Android.
    browser.commands?.onCommand.addListener((command) => {
      if (command === TOGGLE_OVERLAY) preferences.toggleOverlay();
    });
    onNotificationClicked((coin) => {
      preferences.changeSettings({ coin });
      void showPanel().catch(logFailure('panel'));
    });
    // Alarms do not reliably outlive the browser; one that is there keeps its rhythm.
    void browser.alarms.get(REFRESH).then(async (alarm) => {
      if (!alarm) await browser.alarms.create(REFRESH, { periodInMinutes: REFRESH_MINUTES });
    });
    void scheduleAlerts(desk).catch(logFailure('alarm'));
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name === REFRESH)
        void hub
          .refreshUnwatched(AbortSignal.timeout(60_000))
          .finally(() => desk.settle())
          .catch(logFailure('refresh'));
      if (name === ALERTS) void round.run(AbortSignal.timeout(ROUND_MILLIS)).catch(logFailure('alerts'));
    });
  },
});

function logFailure(what: string): (error: unknown) => void {
  return (error) => console.warn(`isobar: ${what}`, error);
}
