import type { BrowserContext } from '@playwright/test';

import type { VenueId } from '../../lib/market/instrument';

/** Chooses whose contracts are summed, as the side panel does: for a market that is served by some venues only. */
export async function chooseVenues(context: BrowserContext, venues: readonly VenueId[]): Promise<void> {
  const worker =
    context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 30_000 }));
  await worker.evaluate(`chrome.storage.local.set(${JSON.stringify({ settings: { venues } })})`);
}
