/** The user's settings in extension storage: they outlive the worker and the browser. */
import { storage } from '@wxt-dev/storage';
import * as v from 'valibot';

import type { ChangeSettings } from '../protocol/messages';
import { DEFAULT_SETTINGS } from '../protocol/defaults';
import { Settings } from '../protocol/settings';

/**
 * A released version is never edited: a changed shape is a new version with its migration. A key that is new has its
 * default until it is changed, which needs neither.
 */
const item = storage.defineItem<Settings>('local:settings', {
  fallback: DEFAULT_SETTINGS,
  version: 1,
  migrations: {},
});

let lastChange: Promise<unknown> = Promise.resolve();

export async function readSettings(): Promise<Settings> {
  return repaired(await item.getValue());
}

type Change = ChangeSettings['change'];

/** Changes run one after the other, so that two at once keep both; one may rest on what stands before it. */
export function changeSettings(change: Change | ((before: Settings) => Change)): Promise<Settings> {
  const changed = lastChange.then(async () => {
    const before = await readSettings();
    const settings = v.parse(Settings, {
      ...before,
      ...(typeof change === 'function' ? change(before) : change),
    });
    await item.setValue(settings);
    return settings;
  });
  lastChange = changed.catch(() => undefined);
  return changed;
}

export function watchSettings(onChange: (settings: Settings) => void, signal: AbortSignal): void {
  const unwatch = item.watch((settings) => onChange(repaired(settings)));
  signal.addEventListener('abort', unwatch, { once: true });
}

/** One bad or missing key costs that key only. */
export function repaired(stored: unknown): Settings {
  const values: Record<string, unknown> = typeof stored === 'object' ? { ...stored } : {};
  const valid = Object.entries(Settings.entries).filter(([key, schema]) => v.is(schema, values[key]));
  return v.parse(Settings, {
    ...DEFAULT_SETTINGS,
    ...Object.fromEntries(valid.map(([key]) => [key, values[key]])),
  });
}
