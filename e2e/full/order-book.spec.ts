import { expect } from '@playwright/test';

import { type Running, panelSnapshot, test } from './fixture';

async function stopWorker({ context, origin }: Running): Promise<void> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const { targetInfos } = await session.send('Target.getTargets');
  const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
  await session.send('Target.closeTarget', { targetId: worker!.targetId });
  await page.close();
}

test('order books are recorded by the minute, shown with their reach, and outlive the worker', async ({
  running,
}) => {
  test.setTimeout(240_000);
  await panelSnapshot(running);
  const panel = await running.context.newPage();
  await panel.goto(`${running.origin}/sidepanel.html`);
  await panel.getByRole('button', { name: 'Flow', exact: true }).click();
  const section = panel.getByRole('region', { name: 'Order book' });
  await expect(section.getByRole('img', { name: /Map of resting orders/ })).toBeVisible({ timeout: 30_000 });
  await expect(section.getByRole('row', { name: /±0.5%/ })).toContainText('1 of 1');
  await expect(section).toContainText(/rests before the next band/);
  const since = await section.getByText(/recorded since/).textContent();

  const minutes = () => panel.evaluate(looks);
  const first = await minutes();
  await stopWorker(running);
  await expect.poll(minutes, { timeout: 150_000, intervals: [2_000] }).toBeGreaterThan(first);
  expect(await section.getByText(/recorded since/).textContent()).toBe(since);
});

/** How many looks at a book the extension has stored. */
async function looks(): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('isobar');
    opening.onsuccess = () => resolve(opening.result);
  });
  const records = await new Promise<{ kind: string; columns: { time: Float64Array } }[]>((resolve) => {
    const reading = database.transaction('blocks').objectStore('blocks').getAll();
    reading.onsuccess = () => resolve(reading.result);
  });
  database.close();
  return records
    .filter(({ kind }) => kind === 'book')
    .reduce((sum, { columns }) => sum + columns.time.length, 0);
}
