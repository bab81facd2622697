import { resolve } from 'node:path';
import { launch } from './browser/launch';
import { chooseVenues } from './browser/chosen-venues';
import { startExchange } from './exchange/exchange';
import { simulatedFeed } from './market/feed';
import { openScreen } from './start/screens';
const [dpr = '1', scheme = 'dark', lang = 'en'] = process.argv.slice(2);
const feed = simulatedFeed({ seed: 1, world: 'sharp', now: Date.now(), historyDays: 9 });
const exchange = await startExchange({ feed });
const context = await launch({
  extension: resolve('.output/chrome-mv3'),
  exchange,
  headless: true,
  deviceScaleFactor: Number(dpr),
  colorScheme: scheme as 'dark',
  env: { LANGUAGE: lang, LANG: lang === 'de' ? 'de_DE.UTF-8' : 'en_US.UTF-8' },
});
await chooseVenues(context, ['binance']);
const panel = await openScreen(context, 'sidepanel');
const session = await context.newCDPSession(panel);
await session.send('Emulation.setDeviceMetricsOverride', {
  width: 340,
  height: 900,
  deviceScaleFactor: Number(dpr),
  mobile: false,
});
panel.on('console', (m) => console.log('panel:', m.text()));
context.serviceWorkers()[0]?.on('console', (m) => console.log('worker:', m.text()));
await panel.locator('.pages button').nth(3).click();
await panel.waitForTimeout(1500);
await panel.screenshot({ path: `/tmp/zz-alerts/${dpr}-${scheme}-${lang}-empty.png`, fullPage: true });
const n = await panel.locator('.rule-offers .button-quiet').count();
for (let i = 0; i < n; i++) {
  await panel.locator('.rule-offers .button-quiet').first().click();
  await panel.waitForTimeout(300);
}
await panel.evaluate(() => {
  (globalThis as any).chrome.runtime.connect({ name: 'isobar' }).postMessage({ type: 'test-alert' });
});
await panel.locator('.schedule .switch input').first().click();
await panel.locator('.rule-ways .button-quiet').first().click();
await panel.locator('.rule-offers .button').click();
await panel.waitForTimeout(8000);
await panel.screenshot({ path: `/tmp/zz-alerts/${dpr}-${scheme}-${lang}-full.png`, fullPage: true });
const worker = context.serviceWorkers()[0]!;
console.log(
  await worker.evaluate(async () => {
    const c = (globalThis as any).chrome;
    return JSON.stringify({
      badge: await c.action.getBadgeText({}),
      title: await c.action.getTitle({}),
      alarms: await c.alarms.getAll(),
      n: typeof c.notifications,
      perm: await c.permissions.getAll(),
    });
  }),
);
await context.close();
await exchange.close();
process.exit(0);
