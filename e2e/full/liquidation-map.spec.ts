import { type Page, expect } from '@playwright/test';

import { type Running, panelSnapshot, test } from './fixture';

async function openMap(running: Running): Promise<Page> {
  await panelSnapshot(running);
  const page = await running.context.newPage();
  await page.setViewportSize({ width: 400, height: 900 });
  await page.goto(`${running.origin}/sidepanel.html`);
  await page.getByRole('heading', { name: 'Liquidation map' }).scrollIntoViewIfNeeded();
  await expect(page.getByRole('img', { name: /Liquidation map/ })).toBeVisible();
  return page;
}

test('the map says at each price what is forced there and what adds up on the way there', async ({
  running,
}) => {
  const page = await openMap(running);
  const plot = page.getByRole('img', { name: /Liquidation map/ });
  const box = (await plot.boundingBox())!;
  const usdOnTheWay = async (y: number): Promise<number> => {
    await page.mouse.move(box.x + 100, box.y + y);
    const said = await page.getByText(/To get there: /).textContent();
    const [, usd, unit = ''] = /To get there: \$([\d.]+)([KMB]?)/.exec(said!)!;
    return Number(usd) * { '': 1, K: 1e3, M: 1e6, B: 1e9 }[unit]!;
  };
  const downward = [180, 220, 260, 300, 335];
  const ways: number[] = [];
  for (const y of downward) ways.push(await usdOnTheWay(y));
  expect(ways).toEqual(ways.toSorted((a, b) => a - b));
  expect(ways.at(-1)).toBeGreaterThan(0);
  await page.close();
});

test('leaving cross margin out takes from the map what was said before', async ({ running }) => {
  const page = await openMap(running);
  const slider = page.getByRole('slider', { name: /Leave out cross margin/ });
  const plot = page.getByRole('img', { name: /Liquidation map/ });
  const whole = await plot.getAttribute('aria-label');
  await slider.focus();
  await page.keyboard.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', /^100%: bands −[1-9]\d?%$/);
  await expect(plot).not.toHaveAttribute('aria-label', whole!, { timeout: 20_000 });
  await expect
    .poll(async () => (await panelSnapshot(running)).assumptions!.crossHaircut, { timeout: 20_000 })
    .toBe(1);
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', '0%: bands 0%');
  await expect
    .poll(async () => (await panelSnapshot(running)).assumptions!.crossHaircut, { timeout: 20_000 })
    .toBe(0);
  await page.close();
});
