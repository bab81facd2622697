import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';

import type { AlertDesk, AlertListener } from '../../lib/engine/alerts/alert-desk';
import type { UnixMs } from '../../lib/core/units';
import type { CoinSearch } from '../../lib/engine/coin-search';
import type { Hub, Subscriber } from '../../lib/engine/hub';
import { PORT_NAME } from '../../lib/protocol/port-name';
import { ToWorker } from '../../lib/protocol/messages';
import type { Preferences } from './preferences';
import { siteOf } from './site-of';

/** What a port may reach. */
export interface Services {
  readonly hub: Hub;
  readonly preferences: Preferences;
  readonly coinSearch: CoinSearch;
  readonly desk: AlertDesk;
}

/**
 * A port is trusted by who opened it, never by what it says. Pages of ours may change all settings and name a site;
 * a content script may change what its legend shows, and the preferences of the site it runs on. Only pages of ours
 * search or load history: it makes venues be asked.
 */
export function serve(port: Browser.runtime.Port, services: Services): void {
  const { hub, preferences, coinSearch, desk } = services;
  const { sender } = port;
  if (port.name !== PORT_NAME || sender?.id !== browser.runtime.id) {
    port.disconnect();
    return;
  }
  const ownPage = sender.url?.startsWith(browser.runtime.getURL('/')) ?? false;
  const site = ownPage ? undefined : siteOf(sender);
  const subscriber: Subscriber = {
    // A page whose address names no host is no page of ours either.
    ...(!ownPage && { host: site ?? '' }),
    send: (message) => {
      try {
        port.postMessage(message);
      } catch {
        leave(); // the page went away without a word, as in the back/forward cache
      }
    },
  };
  let search = new AbortController();
  /** The newest one only: what was typed before is of no interest any more. */
  const answerSearch = (text: string): void => {
    search.abort();
    search = new AbortController();
    coinSearch.search(text, subscriber.send, search.signal).catch((error: unknown) => {
      console.warn('isobar: search', error);
    });
  };
  let replay = new AbortController();
  const answerReplay = (at: UnixMs): void => {
    replay.abort();
    replay = new AbortController();
    hub
      .replay(subscriber, at, replay.signal)
      .catch((error: unknown) => console.warn('isobar: replay', error));
  };
  const loadHistory = (on: boolean): void => {
    hub.loadHistory(subscriber, on).catch((error: unknown) => console.warn('isobar: history', error));
  };
  const tellAlerts: AlertListener = (alerts) => subscriber.send({ type: 'alerts', alerts });
  const leave = (): void => {
    hub.leave(subscriber);
    desk.leave(tellAlerts);
  };
  hub.join(subscriber);
  port.onDisconnect.addListener(() => {
    search.abort();
    replay.abort();
    leave();
  });
  port.onMessage.addListener((raw: unknown) => {
    const parsed = v.safeParse(ToWorker, raw);
    if (!parsed.success) return;
    const message = parsed.output;
    if (message.type === 'subscribe') void hub.subscribe(subscriber, message);
    else if (message.type === 'change-overlay') preferences.changeSettings(message.change);
    else if (message.type === 'change-site')
      preferences.changeSite(ownPage ? message.host : site, message.change);
    else if (!ownPage) return;
    else if (message.type === 'search') answerSearch(message.text);
    else if (message.type === 'read-track-record')
      hub.tellTrackRecord(subscriber, message.coin).catch(logFailure);
    else if (message.type === 'export-track-record')
      hub.exportTrackRecord(subscriber, message.coin).catch(logFailure);
    else if (message.type === 'load-history') loadHistory(message.on);
    else if (message.type === 'read-alerts') desk.join(tellAlerts);
    else if (message.type === 'change-alerts') preferences.changeAlerts(message.change);
    else if (message.type === 'test-alert')
      desk.test().catch((error: unknown) => console.warn('isobar: test alert', error));
    else if (message.type === 'replay') answerReplay(message.at);
    else preferences.changeSettings(message.change);
  });
}

function logFailure(error: unknown): void {
  console.warn('isobar: track record', error);
}
