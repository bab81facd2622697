import { resolve } from 'node:path';
import { launch } from './browser/launch';
import { chooseVenues } from './browser/chosen-venues';
import { exportDemoSite } from './demo/build';
import { startExchange } from './exchange/exchange';
import { simulatedFeed } from './market/feed';
import { openScreen, visibleText } from './start/screens';
const [dpr = '1', scheme = 'dark', lang = 'en', wait = '25'] = process.argv.slice(2);
const feed = simulatedFeed({ seed: 5, world: 'sharp', now: Date.now(), historyDays: 9 });
const exchange = await startExchange({ feed, sites: { 'www.binance.com': await exportDemoSite(feed.title) } });
process.env.LANGUAGE = lang;
const context = await launch({ extension: resolve('.output/chrome-mv3'), exchange, headless: true, deviceScaleFactor: Number(dpr), colorScheme: scheme as 'dark', ...(lang === 'de' ? { locale: 'de-DE', args: ['--lang=de'] } : {}) } as never);
await chooseVenues(context, ['binance']);
const panel = await openScreen(context, 'sidepanel');
const session = await context.newCDPSession(panel);
await session.send('Emulation.setDeviceMetricsOverride', { width: 340, height: 1000, deviceScaleFactor: Number(dpr), mobile: false });
await panel.waitForTimeout(Number(wait) * 1000);
await panel.locator('nav.pages button').nth(2).click();
await panel.waitForTimeout(500);
const out = `/tmp/risk-shots/${lang}-${dpr}-${scheme}`;
await panel.screenshot({ path: `${out}-empty.png`, fullPage: true });
const snap = await panel.evaluate(() => new Promise<any>((done) => {
  const port = (globalThis as any).chrome.runtime.connect({ name: 'isobar' });
  port.onMessage.addListener((m: any) => { if (m.type === 'panel') { port.disconnect(); done(m.snapshot); } });
  port.postMessage({ type: 'subscribe', coin: 'BTC', venues: ['binance'], lookback: '7d', detail: 'panel' });
}));
const price = snap.price;
const solid = snap.clusters.filter((c: any) => !c.thin);
const long = solid.find((c: any) => c.side === 'long'), short = solid.find((c: any) => c.side === 'short');
console.log(price, solid.map((c: any) => [c.side, c.low, c.high, c.overshootHigh]));
const mid = (long.low + long.high) / 2;
// isolated long 20x whose liquidation lies at mid
const entry = (mid * (1 - 0.004)) / (1 - 1 / 20);
const positions = [
  { coin: 'BTC', unit: 1, side: 'long', entry: Math.round(entry), leverage: 20, margin: 500, target: Math.round(short.peak) },
  { coin: 'BTC', unit: 1, side: 'short', entry: Math.round(price * 1.001), leverage: 5, size: 0.5, stop: Math.round((short.low + short.high) / 2), planned: true, mode: 'cross', balance: 30000 },
  { coin: 'BTC', unit: 1, side: 'long', entry: Math.round(price), leverage: 2 },
];
await panel.evaluate((positions) => { const port = (globalThis as any).chrome.runtime.connect({ name: 'isobar' }); port.postMessage({ type: 'change-settings', change: { positions } }); }, positions);
await panel.waitForTimeout(1500);
await panel.screenshot({ path: `${out}-panel.png`, fullPage: true });
console.log((await visibleText(panel)).join('\n'));
await panel.locator('.position button').nth(1).click();
await panel.waitForTimeout(200);
await panel.locator('details.fold summary').nth(1).click();
await panel.waitForTimeout(300);
await panel.screenshot({ path: `${out}-edit.png`, fullPage: true });
const popup = await openScreen(context, 'popup');
await popup.waitForTimeout(1500);
await popup.screenshot({ path: `${out}-popup.png` });
const chart = await context.newPage();
await chart.goto('https://www.binance.com/en/futures/BTCUSDT');
await chart.bringToFront();
await chart.waitForTimeout(5000);
await chart.screenshot({ path: `${out}-chart.png` });
await context.close(); await exchange.close(); process.exit(0);
