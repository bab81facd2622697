/** What the legend says of a scale, and what the user can do about it: accept it, set it by hand, hide it all. */
import { expect, test } from '@playwright/test';

import { frames } from '../overlay/hands';
import { legends, shadowText } from '../overlay/shadow-text';
import { chartMessage, fallSilent, heard, say, settingsMessage } from '../overlay/stand-in';
import { expectBand, expectNothing, type Plot, plotOf, resetSettings, tellBand } from './band';
import { plainDocument } from './documents';
import { handDrawnDocument } from './hand-drawn';
import { PERPETUAL, World } from './world';

let world: World;

test.beforeAll(async () => {
  world = await World.open();
});

test.afterAll(() => world.close());

test.beforeEach(async () => {
  await fallSilent(world.context);
  await resetSettings(world);
});

async function open(): Promise<Plot> {
  await world.show(PERPETUAL, handDrawnDocument());
  const plot = await plotOf(world.page);
  await tellBand(world, plot);
  return plot;
}

async function expectSaid(words: string): Promise<void> {
  await expect.poll(() => shadowText(world.page), { timeout: 8_000 }).toContain(words);
}

/** Presses a button of the legend: it is in a closed tree, so by the place that the keyboard finds it at. */
async function pressInLegend(tabs: number): Promise<void> {
  for (let i = 0; i < tabs; i++) await world.page.keyboard.press('Tab');
  await world.page.keyboard.press('Enter');
}

test('a page without a chart: the legend says that none is read', async () => {
  await say(world.context, chartMessage({ price: 60_123.4, now: Date.now(), clusters: [] }));
  await world.show(PERPETUAL, plainDocument({ title: 'BTCUSDT', body: '<p>No chart here</p>' }));
  await expectSaid('No chart with a readable price scale was found');
});

test('none, unverified, verified, hidden: the label that follows the price decides', async () => {
  await world.show(PERPETUAL, handDrawnDocument({ after: 'hand.label = false' }));
  const plot = await plotOf(world.page);
  await tellBand(world, plot);
  await expectSaid('The price scale is not proved yet');
  await expectNothing(world, plot);
  await world.page.evaluate(() => void (window.hand.label = true));
  await expectBand(world, plot);
  expect(await shadowText(world.page)).not.toContain('not proved');
  await world.page.evaluate(() => {
    window.hand.label = false;
    setInterval(() => (window.hand.top += 1), 20); // a chart that stands still says nothing new
  });
  await expectSaid('The price scale is not proved yet'); // after thirty draws without it
  await expectNothing(world, plot);
});

test('one press of the legend’s button accepts a scale that is not proved', async () => {
  await world.show(PERPETUAL, handDrawnDocument({ after: 'hand.label = false' }));
  const plot = await plotOf(world.page);
  await tellBand(world, plot);
  await expectSaid('Use this scale');
  await pressInLegend(3); // the legend, its fold, the button
  await expectBand(world, plot);
  await frames(world.page, 60);
  await expectBand(world, plot);
});

test('a scale that says nothing near the market’s price is not offered', async () => {
  await world.show(PERPETUAL, handDrawnDocument());
  const plot = await plotOf(world.page);
  await tellBand(world, { ...plot, price: plot.price * 3 });
  await world.page.evaluate(() => void (document.title = 'BTCUSDT'));
  await expectSaid('not proved');
  expect(await shadowText(world.page)).not.toContain('Use this scale');
});

const BARE = `
  const canvas = document.body.appendChild(document.createElement('canvas'));
  canvas.id = 'chart';
  canvas.style.cssText = 'position:absolute;left:30px;top:20px;background:#fff';
  Object.assign(canvas, { width: 800, height: 400 });
  window.page = {
    lastPrice: 60123.4,
    plot: () => ({ left: 30, top: 20, width: 800, height: 400 }),
    yOf: (price) => (60500 - price) * 0.4,
    priceAt: (y) => 60500 - y / 0.4,
  };`;

/** A chart whose labels nobody can read. */
async function openBare(): Promise<Plot> {
  await world.show(PERPETUAL, plainDocument({ title: '60123.4 | BTCUSDT Perpetual | Binance' }, BARE));
  const plot = await plotOf(world.page);
  await tellBand(world, plot);
  await expectSaid('Set the scale by hand');
  return plot;
}

/** Two levels: at 100 and at 300 css px below the plot's top. */
const LEVELS = [
  { y: 100, price: '60250' },
  { y: 300, price: '59,750.0' },
] as const;

test('two levels by pointer set a scale, and the first pan hides it', async () => {
  const plot = await openBare();
  await pressInLegend(3);
  await expectSaid('Click a level whose price you know');
  for (const { y, price } of LEVELS) {
    await world.page.mouse.move(plot.left + 700, plot.top + y - 8);
    await world.page.mouse.click(plot.left + 700, plot.top + y);
    await world.page.keyboard.type(price);
    await world.page.keyboard.press('Enter');
  }
  await expectBand(world, plot);
  await world.page.mouse.move(plot.left + 300, plot.top + 200);
  await expectBand(world, plot); // a pointer that only passes over moves nothing
  await world.page.mouse.down();
  await world.page.mouse.move(plot.left + 330, plot.top + 220, { steps: 3 });
  await world.page.mouse.up();
  await expectNothing(world, plot);
});

test('two levels by keyboard set a scale, and the first turn of the wheel hides it', async () => {
  const plot = await openBare();
  await pressInLegend(3);
  await expectSaid('Click a level whose price you know');
  // The line begins at a third of the height: first 33 css px up, then 200 down.
  await world.page.keyboard.press('Shift+ArrowUp');
  for (let i = 0; i < 13; i++) await world.page.keyboard.press('ArrowUp');
  await world.page.keyboard.press('Enter');
  await world.page.keyboard.type(String(60_500 - (400 / 3 - 33) / 0.4));
  await world.page.keyboard.press('Enter');
  for (let i = 0; i < 10; i++) await world.page.keyboard.press('Shift+ArrowDown');
  await world.page.keyboard.press('Enter');
  await world.page.keyboard.type(String(60_500 - (400 / 3 - 33 + 200) / 0.4));
  await world.page.keyboard.press('Enter');
  await expectBand(world, plot);
  await world.page.mouse.move(plot.left + 300, plot.top + 200);
  await world.page.mouse.wheel(0, 50);
  await expectNothing(world, plot);
});

test('old data is not drawn, and the legend says why', async () => {
  const plot = await open();
  await expectBand(world, plot);
  await tellBand(world, plot, { now: Date.now() - 100_000 });
  await expectSaid('too old to be drawn');
  await expectNothing(world, plot);
});

test('a page that turns to another market is not painted with the one before', async () => {
  const plot = await open();
  await expectBand(world, plot);
  await world.page.evaluate(() => {
    history.pushState({}, '', '/en/futures/ETHUSDT');
    document.title = '3012.34 | ETHUSDT Perpetual | Binance Futures';
  });
  await expectNothing(world, plot);
  expect(await heard(world.context)).toContainEqual(
    expect.objectContaining({ type: 'subscribe', coin: 'ETH' }),
  );
});

test('switched off on this site, or everywhere, nothing of ours is seen', async () => {
  const plot = await open();
  await expectBand(world, plot);
  await say(world.context, settingsMessage({ overlayOpacity: 1 }, { visible: false, folded: true }));
  await expectNothing(world, plot);
  expect(await legends(world.page)).toEqual([]);
  await say(world.context, settingsMessage({ overlayOpacity: 1 }, { visible: true, folded: true }));
  await expectBand(world, plot);
  await say(world.context, settingsMessage({ overlayOpacity: 1, overlayVisible: false }));
  await expectNothing(world, plot);
  expect(await legends(world.page)).toEqual([]);
});

test('the panic key hides all within two frames, whatever has the focus, and brings it back', async () => {
  await world.show(
    PERPETUAL,
    handDrawnDocument({ body: '<input id="amount" style="position:fixed;bottom:0">' }),
  );
  const plot = await plotOf(world.page);
  await tellBand(world, plot);
  await expectBand(world, plot);
  await world.page.focus('#amount');
  await world.page.keyboard.press('Alt+Shift+KeyH');
  await frames(world.page, 2);
  await expectNothing(world, plot);
  expect(await legends(world.page)).toEqual([]);
  expect(await heard(world.context)).toContainEqual({
    type: 'change-overlay',
    change: { overlayVisible: false },
  });
  await world.page.keyboard.press('Alt+Shift+KeyH');
  await expectBand(world, plot);
});
