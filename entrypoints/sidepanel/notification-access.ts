import { type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';

import type { NotificationAccess } from '../../components/alerts/permission-card';

const NOTIFICATIONS = { permissions: ['notifications'] } as const satisfies {
  permissions: ['notifications'];
};

/** The browser's word on notifications, and as it changes: it may be taken back at any time. */
export function notificationAccess(): ReadonlySignal<NotificationAccess> {
  const request = (): void => {
    void browser.permissions
      .request(NOTIFICATIONS)
      .then((granted) => say(granted ? 'granted' : 'refused'))
      .catch(() => say('refused'));
  };
  const access = signal<NotificationAccess>({ state: 'unknown', request });
  const say = (state: NotificationAccess['state']): void => void (access.value = { state, request });
  const ask = (): void => {
    void browser.permissions.contains(NOTIFICATIONS).then((granted) => say(granted ? 'granted' : 'missing'));
  };
  browser.permissions.onAdded.addListener(ask);
  browser.permissions.onRemoved.addListener(ask);
  ask();
  return access;
}
