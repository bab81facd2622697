/** What the user wants to be told of, in extension storage: it outlives the worker and the browser. */
import { storage } from '@wxt-dev/storage';
import * as v from 'valibot';

import { AlertRuleView, AlertSettings, DEFAULT_ALERTS } from '../protocol/alerts';
import type { ChangeAlerts } from '../protocol/messages';
import { sound } from './sound';

const item = storage.defineItem<unknown>('local:alerts', { version: 1, migrations: {} });

let lastChange: Promise<unknown> = Promise.resolve();

export async function readAlertSettings(): Promise<AlertSettings> {
  return repaired(await item.getValue());
}

/** Changes run one after the other, so that two at once keep both. */
export function changeAlertSettings(change: ChangeAlerts['change']): Promise<AlertSettings> {
  const changed = lastChange.then(async () => {
    const settings = v.parse(AlertSettings, { ...(await readAlertSettings()), ...change });
    await item.setValue(settings);
    return settings;
  });
  lastChange = changed.catch(() => undefined);
  return changed;
}

/** A damaged rule costs that rule only, a damaged key that key. */
function repaired(stored: unknown): AlertSettings {
  const values: Record<string, unknown> = typeof stored === 'object' ? { ...stored } : {};
  const { rules } = values;
  if (Array.isArray(rules)) values['rules'] = sound(AlertRuleView, rules);
  const valid = Object.entries(AlertSettings.entries).filter(([key, schema]) => v.is(schema, values[key]));
  return v.parse(AlertSettings, {
    ...DEFAULT_ALERTS,
    ...Object.fromEntries(valid.map(([key]) => [key, values[key]])),
  });
}
