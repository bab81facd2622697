/** What the user prefers on which site, in extension storage. The sites changed longest ago make room for new ones. */
import { storage } from '@wxt-dev/storage';
import * as v from 'valibot';

import type { ChangeSite } from '../protocol/messages';
import { DEFAULT_SITE } from '../protocol/defaults';
import { SitePreferences } from '../protocol/site';

const MOST_SITES = 200;

const Site = v.object({ host: v.string(), ...SitePreferences.entries });
type Site = v.InferOutput<typeof Site>;

/** Newest change last. A list, since extension storage does not keep the order of an object's keys. */
const item = storage.defineItem<unknown>('local:site-preferences', { version: 1, migrations: {} });

let lastChange: Promise<unknown> = Promise.resolve();

export async function readSite(host: string): Promise<SitePreferences> {
  return preferencesIn(await readSites(), host);
}

/** Changes run one after the other, so that two at once keep both. */
export function changeSite(host: string, change: ChangeSite['change']): Promise<SitePreferences> {
  const changed = lastChange.then(async () => {
    const sites = await readSites();
    const preferences = v.parse(SitePreferences, { ...preferencesIn(sites, host), ...change });
    const others = sites.filter((site) => site.host !== host);
    await item.setValue([...others, { host, ...preferences }].slice(-MOST_SITES));
    return preferences;
  });
  lastChange = changed.catch(() => undefined);
  return changed;
}

/** A damaged entry costs that site's preferences only. */
async function readSites(): Promise<Site[]> {
  const stored = await item.getValue();
  return Array.isArray(stored) ? stored.filter((site) => v.is(Site, site)) : [];
}

function preferencesIn(sites: readonly Site[], host: string): SitePreferences {
  const known = sites.find((site) => site.host === host);
  return known ? v.parse(SitePreferences, known) : DEFAULT_SITE;
}
