/**
 * The settings as this screen last saw them: enough to ask for the right market and to paint the right theme before
 * the worker has answered. The worker's word replaces it.
 */
import * as v from 'valibot';

import { DEFAULT_SETTINGS, Settings } from '../protocol/settings';

const KEY = 'isobar:settings';

export type SettingsStore = Pick<Storage, 'getItem' | 'setItem'>;

export function recallSettings(store: SettingsStore): Settings {
  try {
    return v.parse(Settings, JSON.parse(store.getItem(KEY) ?? 'null'));
  } catch {
    return DEFAULT_SETTINGS;
  }
}

export function rememberSettings(store: SettingsStore, settings: Settings): void {
  try {
    store.setItem(KEY, JSON.stringify(settings));
  } catch {
    // A full or forbidden store costs one repaint at the next opening, nothing more.
  }
}
