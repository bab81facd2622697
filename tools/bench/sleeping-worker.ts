/** Puts extension workers to sleep on purpose: under a debugger they never fall asleep by themselves. */
import type { BrowserContext } from '@playwright/test';

/** A worker that is killed sooner after its wake comes back at once or not at all. */
const SETTLE = 1_200;
const MOST_TRIES = 20;

/** Kills the worker of an origin and returns once it is gone. */
export async function workerKiller(context: BrowserContext): Promise<(origin: string) => Promise<void>> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  return async (origin) => {
    await page.waitForTimeout(SETTLE);
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const { targetInfos } = await session.send('Target.getTargets');
      const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
      if (!worker) return;
      await session.send('Target.closeTarget', { targetId: worker.targetId });
      await page.waitForTimeout(100);
    }
    throw new Error(`${origin}: the worker could not be killed`);
  };
}

/** The origins of the loaded extensions by their names. */
export async function extensionOrigins(
  context: BrowserContext,
  count: number,
): Promise<ReadonlyMap<string, string>> {
  while (context.serviceWorkers().length < count)
    await context.waitForEvent('serviceworker', { timeout: 30_000 });
  const named = await Promise.all(
    context.serviceWorkers().map(async (worker): Promise<[string, string]> => {
      const name = await worker.evaluate('chrome.runtime.getManifest().name');
      return [String(name), worker.url().split('/', 3).join('/')];
    }),
  );
  return new Map(named);
}
