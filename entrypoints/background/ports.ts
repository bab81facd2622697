import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';

import type { Hub, Subscriber } from '../../lib/engine/hub';
import { type ChangeSettings, PORT_NAME, ToWorker } from '../../lib/protocol/messages';

/** A port is trusted by who opened it, never by what it says: pages of ours may change settings, content scripts not. */
export function serve(
  port: Browser.runtime.Port,
  hub: Hub,
  change: (settings: ChangeSettings['change']) => Promise<void>,
): void {
  if (port.name !== PORT_NAME || port.sender?.id !== browser.runtime.id) {
    port.disconnect();
    return;
  }
  const ownPage = port.sender.url?.startsWith(browser.runtime.getURL('/')) ?? false;
  const subscriber: Subscriber = {
    send: (message) => {
      try {
        port.postMessage(message);
      } catch {
        hub.leave(subscriber); // the page went away without a word, as in the back/forward cache
      }
    },
  };
  port.onDisconnect.addListener(() => hub.leave(subscriber));
  port.onMessage.addListener((raw: unknown) => {
    const parsed = v.safeParse(ToWorker, raw);
    if (!parsed.success) return;
    const message = parsed.output;
    if (message.type === 'subscribe') void hub.subscribe(subscriber, message);
    else if (ownPage) void change(message.change);
  });
}
