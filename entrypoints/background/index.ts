import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';

import { CoinSearch } from '../../lib/engine/coin-search';
import { Hub } from '../../lib/engine/hub';
import { VENUE_IDS } from '../../lib/market/instrument';
import { openStore } from '../../lib/store/open-store';
import { readSettings } from '../../lib/store/settings';
import { readSite } from '../../lib/store/site-preferences';
import { changeStop, readStops } from '../../lib/store/stopped-history';
import { isCoinMargined } from '../../lib/venues/binance/coin-margined/contract';
import { marginTiers } from '../../lib/venues/binance/margin-tiers';
import { wallClock } from './clock';
import { serve } from './ports';
import { Preferences } from './preferences';
import { venueAccess } from './venues';

const REFRESH = 'refresh';
const REFRESH_MINUTES = 5;
/** The panic key's name in the manifest. */
const TOGGLE_OVERLAY = 'toggle-overlay';

/** The composition root. Listeners are registered in the first turn: a wake that comes for one finds it. */
export default defineBackground({
  main() {
    const venue = venueAccess();
    const store = openStore({
      onRebuilt: (reason) => console.warn('isobar: the store was rebuilt:', reason),
    });
    const hub = new Hub({
      clock: wallClock,
      random: Math.random,
      store,
      settings: readSettings,
      site: readSite,
      marginTiers: ({ venue, symbol }) =>
        venue === 'binance' && !isCoinMargined(symbol) ? marginTiers(symbol) : undefined,
      venue,
      stops: { read: readStops, change: changeStop },
    });
    const coinSearch = new CoinSearch({
      clock: wallClock,
      store,
      venues: VENUE_IDS.map(venue),
      favourites: async () => (await readSettings()).favourites,
    });
    const preferences = new Preferences(hub);
    browser.runtime.onConnect.addListener((port) => serve(port, hub, preferences, coinSearch));
    // Not there where the browser has no keyboard commands, as on Android.
    browser.commands?.onCommand.addListener((command) => {
      if (command === TOGGLE_OVERLAY) preferences.toggleOverlay();
    });
    // Alarms do not reliably outlive the browser; one that is there keeps its rhythm.
    void browser.alarms.get(REFRESH).then(async (alarm) => {
      if (!alarm) await browser.alarms.create(REFRESH, { periodInMinutes: REFRESH_MINUTES });
    });
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name === REFRESH) void hub.refreshUnwatched(AbortSignal.timeout(60_000)).catch(logFailure);
    });
  },
});

function logFailure(error: unknown): void {
  console.warn('isobar: refresh', error);
}
