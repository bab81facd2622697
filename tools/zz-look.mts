import { launch } from './browser/launch';
import { startExchange } from './exchange/exchange';
import { servedVenues } from './exchange/wires';
import { simulatedFeed } from './market/feed';
import { createPartition } from './market/partition';
import { openScreen } from './start/screens';
import { bookProfile } from '../lib/orderbook/book-profile';
import { bookLooks } from '../lib/store/book-codec';
import { groupByBlock } from '../lib/store/block';
import type { Depth } from '../lib/market/depth';
const [dpr = '1', scheme = 'dark', hours = '10'] = process.argv.slice(2);
const span = Number(hours) * 3_600_000;
const now = Date.now();
const whole = simulatedFeed({ seed: 5, world: 'sharp', now: now - span, historyDays: 9 });
const book = (d: { bids: [number, number][]; asks: [number, number][] }, n: number, share: number): Depth => {
  const side = (s: [number, number][]) => s.slice(0, n).map(([price, q]) => ({ price, quantity: q * share }));
  return { time: 0, bids: side(d.bids), asks: side(d.asks) } as unknown as Depth;
};
const venues = [['binance:BTCUSDT', 1000, 0.32], ['bybit:BTCUSDT', 500, 0.15], ['okx:BTC-USDT-SWAP', 400, 0.13], ['bitget:BTCUSDT', 1000, 0.09], ['gate:BTC_USDT', 100, 0.08], ['deribit:BTC_USDC-PERPETUAL', 1000, 0.03]] as const;
const rows = new Map<string, any[]>();
let [low, high, bought, sold] = [Infinity, 0, 0, 0];
for (let t = Math.ceil((now - span) / 60000) * 60000; t <= now - 60000; t += 60000) {
  whole.advance(t, (e) => { if (e.kind === 'trade') { low = Math.min(low, e.trade.price); high = Math.max(high, e.trade.price); const usd = e.trade.price * e.trade.quantity; if (e.trade.buyerIsMaker) sold += usd; else bought += usd; } });
  const d = whole.depth(1000);
  for (const [key, n, share] of venues) {
    if (t > now - 5*3600000 && t < now - 4.8*3600000) continue;
    const look = bookProfile(book(d, n, share), t as never, high ? { low, high, bought: bought * share, sold: sold * share } as never : undefined);
    if (look) rows.set(key, [...(rows.get(key) ?? []), look]);
  }
  [low, high, bought, sold] = [Infinity, 0, 0, 0];
}
const records = [...rows].flatMap(([instrument, looks]) => [...groupByBlock(looks, (l: any) => l.time)].map(([block, part]) => {
  const columns = bookLooks.encode(part);
  return { instrument, block, columns: Object.fromEntries(Object.entries(columns).map(([k, v]) => [k, [v instanceof Uint8Array ? 'u' : 'f', [...v]]])) };
}));
console.log('recorded', records.length, 'bytes a look', Object.values(bookLooks.encode(rows.get('binance:BTCUSDT')!)).reduce((s, c) => s + c.byteLength, 0) / rows.get('binance:BTCUSDT')!.length);
const exchange = await startExchange({ markets: servedVenues(createPartition(whole, { seed: 5 })) });
const context = await launch({ extension: '/tmp/w-book/.output/chrome-mv3', exchange, headless: true, deviceScaleFactor: Number(dpr), colorScheme: scheme as 'dark' });
context.on('serviceworker', (w) => w.on('console', (m) => console.log('SW', m.text().slice(0,300))));
context.on('console', (m) => { if (m.text().includes('isobar')) console.log('C', m.text().slice(0, 300)); });
const first = await openScreen(context, 'popup');
await first.waitForTimeout(1500);
await first.evaluate(async (records) => {
  const open = indexedDB.open('isobar');
  const db: IDBDatabase = await new Promise((r) => (open.onsuccess = () => r(open.result)));
  const tx = db.transaction(['blocks'], 'readwrite');
  for (const { instrument, block, columns } of records as any[]) tx.objectStore('blocks').put({ instrument, kind: 'book', block, columns: Object.fromEntries(Object.entries(columns).map(([k, [t, v]]: any) => [k, t === 'u' ? Uint8Array.from(v) : Float64Array.from(v.map((x: any) => x ?? NaN))])) });
  await new Promise((r) => (tx.oncomplete = r));
  db.close();
}, records as never);
await first.close();
await new Promise((r) => setTimeout(r, 15000));

const panel = await openScreen(context, 'sidepanel');
const errors: string[] = []; panel.on('pageerror', (e) => errors.push(String(e)));
for (let i = 0; i < 60; i++) { await panel.waitForTimeout(1000); if (await panel.getByText('Flow', { exact: true }).count()) break; }
console.log(await panel.evaluate(() => [...document.querySelectorAll('nav button, .pages button')].map((b) => b.textContent)));
await panel.waitForTimeout(45000);
await panel.locator('.pages button').nth(1).click();
await panel.waitForTimeout(1500);
await panel.screenshot({ path: `/tmp/bk-${dpr}-${scheme}.png`, fullPage: true });
const section = panel.locator('section', { has: panel.locator('.book-legend') });
if (await section.count()) { await section.screenshot({ path: `/tmp/bk-${dpr}-${scheme}-section.png` }); console.log(await section.innerText()); }
console.log(errors, (await panel.evaluate(() => document.body.innerText)).slice(0, 400));
await context.close(); await exchange.close(); process.exit(0);
