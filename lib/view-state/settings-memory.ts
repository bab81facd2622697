/**
 * The settings as this screen last saw them: enough to ask for the right market and to paint the right theme before
 * the worker has answered. The worker's word replaces it.
 */
import * as v from 'valibot';

import { DEFAULT_SETTINGS } from '../protocol/defaults';
import { Settings } from '../protocol/settings';

const KEY = 'isobar:settings';

export type SettingsStore = Pick<Storage, 'getItem' | 'setItem'>;

/** A key that came with an update has its default. */
export function recallSettings(store: SettingsStore): Settings {
  try {
    const stored = JSON.parse(store.getItem(KEY) ?? '{}') as object;
    return v.parse(Settings, { ...DEFAULT_SETTINGS, ...stored });
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
