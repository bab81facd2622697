import { expect } from '@playwright/test';

import { panelSnapshot, type Running, test } from './fixture';

const DAY = 86_400_000;

/** By how much the local market's published open interest changed over so many days until now, in percent. */
function changeOver(days: number, { feed }: Running): number {
  const now = Date.now();
  const published = feed.openInterest(300_000, now - 4 * DAY, now);
  const newest = published.at(-1)!;
  const before = published.findLast(({ time }) => time <= newest.time - days * DAY)!;
  return (newest.quantity / before.quantity - 1) * 100;
}

test('the panel says why a state holds or does not, with the values of the market', async ({ running }) => {
  const { grid } = await panelSnapshot(running);
  const rising = grid!.predicates.find(({ name }) => name === 'interest-rising')!;
  const [term] = rising.terms;
  const days = term!.measure === 'interest-3-days' ? 3 : 1;
  const expected = changeOver(days, running);
  // A venue's stamp is a little late, and another may have come meanwhile.
  expect(Math.abs(term!.value! - expected)).toBeLessThan(0.5);

  const page = await running.context.newPage();
  await page.setViewportSize({ width: 340, height: 1_000 });
  await page.goto(`${running.origin}/sidepanel.html`);
  const section = page.getByRole('region', { name: 'What they say together' });
  await section.getByText('All states').click();
  const watch = section.locator('[data-state="squeeze-watch above"]');
  await watch.locator('summary').click();
  await expect(watch.getByText('Shorts pay to stay')).toBeVisible();
  const interest = watch.getByRole('listitem').filter({ hasText: 'Open interest rises' }).last();
  const text = (await interest.textContent())!;
  const [, told] = /(-?[\d.]+)% over (?:24 h|3 d), (?:needs|while) ≥/.exec(text.replace('−', '-'))!;
  expect(Math.abs(Number(told) - expected)).toBeLessThan(0.5);
  await expect(interest).toContainText(/(holds|does not hold): /);
  await expect(interest).toContainText(/\d+[sm] ago/);
  await expect(watch).toContainText('Trigger, told apart');
  await page.close();
});

test('the popup has a squeeze reading of one line', async ({ running }) => {
  await panelSnapshot(running);
  const page = await running.context.newPage();
  await page.goto(`${running.origin}/popup.html`);
  await expect(page.getByText('Squeeze', { exact: true })).toBeVisible();
  await expect(page.locator('.squeeze dd')).toHaveText(
    /^(None|Not known|Whipsaw risk|(Short|Long) squeeze: (watch|primed)|Squeeze conditions, (shorts|longs))$/,
  );
  await page.close();
});
