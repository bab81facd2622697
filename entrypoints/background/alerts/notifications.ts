import { browser } from 'wxt/browser';

import { alertTexts } from '../../../components/alerts/alert-words';
import type { AlertRecord } from '../../../lib/alerts/record';

/** Not there until the user has granted it. */
type Notifications = typeof browser.notifications | undefined;

/**
 * Shows alerts as one notification. Its id is the alert's: one that a worker showed before it died is not shown again.
 * Without the permission alerts are listed in the panel only.
 */
export async function notify(records: readonly AlertRecord[]): Promise<AlertRecord['told']> {
  const [first] = records;
  if (!first) return undefined;
  if (!(await browser.permissions.contains({ permissions: ['notifications'] }))) return 'listed';
  const notifications: Notifications = browser.notifications;
  // Just granted, and this worker began without it: the next one has it.
  if (!notifications) return undefined;
  const id = notificationId(records);
  if (id in (await notifications.getAll())) return 'notified';
  const { title, body } = alertTexts(records);
  await notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title,
    message: body,
    eventTime: first.at,
  });
  return 'notified';
}

const PREFIX = 'isobar';

/** Names the coin too, so that a click finds it after the worker has slept. */
function notificationId(records: readonly AlertRecord[]): string {
  const [first] = records;
  const what = records.length === 1 ? first!.id : `quiet:${first!.due}`;
  return [PREFIX, first!.coin, what].join('|');
}

export function coinOf(notification: string): string | undefined {
  const [prefix, coin] = notification.split('|');
  return prefix === PREFIX ? coin : undefined;
}

/** Called with the coin of a notification that was clicked; from the moment on that notifications are allowed. */
export function onNotificationClicked(clicked: (coin: string) => void): void {
  let heard = false;
  const listen = (): void => {
    const notifications: Notifications = browser.notifications;
    if (heard || !notifications) return;
    heard = true;
    notifications.onClicked.addListener((id) => {
      const coin = coinOf(id);
      if (coin === undefined) return;
      void notifications.clear(id);
      clicked(coin);
    });
  };
  listen();
  browser.permissions.onAdded.addListener(listen);
}
