/**
 * The newest picture as the screens last saw it, so that one paints before the worker has woken. It says its own age;
 * the worker's word replaces it.
 */
import * as v from 'valibot';

import type { Settings } from '../protocol/settings';
import { GlanceSnapshot } from '../protocol/snapshot';
import type { SettingsStore } from './settings-memory';

const KEY = 'isobar:glance';

/** Undefined unless it is of the market and the lookback that are asked for. */
export function recallGlance(store: SettingsStore, { coin, lookback }: Settings): GlanceSnapshot | undefined {
  try {
    const glance = v.parse(GlanceSnapshot, JSON.parse(store.getItem(KEY) ?? 'null'));
    return glance.instrument.coin === coin && glance.lookback === lookback ? glance : undefined;
  } catch {
    return undefined;
  }
}

export function rememberGlance(store: SettingsStore, snapshot: GlanceSnapshot): void {
  try {
    // The schema leaves out whatever else a panel's snapshot carries.
    store.setItem(KEY, JSON.stringify(v.parse(GlanceSnapshot, snapshot)));
  } catch {
    // A full or forbidden store costs a moment at the next opening, nothing more.
  }
}
