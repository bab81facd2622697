/** Pages that lie, flood, break what we use or throw us out: they go on working, and we are right or not seen, at little cost. */
import { expect, test } from '@playwright/test';

import { frames } from '../overlay/hands';
import { fallSilent } from '../overlay/stand-in';
import { bandsIn, expectBand, expectNothing, type Plot, plotOf, resetSettings, tellBand } from './band';
import { plainDocument } from './documents';
import { HAND_DRAWN, handDrawnDocument } from './hand-drawn';
import { asked, ownWork } from './own-work';
import { PERPETUAL, World } from './world';

let world: World;

test.beforeAll(async () => {
  world = await World.open();
});

test.afterAll(() => world.close());

test.beforeEach(async () => {
  await fallSilent(world.context);
  await resetSettings(world);
  world.errors.length = 0;
});

async function open(parts: Parameters<typeof handDrawnDocument>[0] = {}): Promise<Plot> {
  await world.show(PERPETUAL, handDrawnDocument(parts));
  await tellBand(world, HAND_DRAWN);
  return HAND_DRAWN;
}

const BUSY = 0.25; // of the time: far from what a page would feel as stopped

/** The page draws its frames, meets no error, and our scripts leave it most of the time. */
async function expectThePageWorks(most = BUSY): Promise<void> {
  const before = Number(await asked(world.page, 'hand.drawn'));
  const { share, ms } = await ownWork(world.page, 1_000);
  const drawn = Number(await asked(world.page, 'hand.drawn')) - before;
  console.log(`${(100 * share).toFixed(1)} % of the time is ours; ${drawn} frames of the page in ${ms} ms`);
  expect(share).toBeLessThan(most);
  expect(drawn).toBeGreaterThan(8);
  expect(world.errors).toEqual([]);
}

/** Either where the chart has its prices, or nothing. */
async function expectRightOrHidden(plot: Plot): Promise<void> {
  await world.page.waitForTimeout(200);
  const painted = (await bandsIn(world, plot)).length > 0;
  console.log(painted ? 'painted' : 'hidden');
  if (painted) await expectBand(world, plot);
}

const FLOOD = (count: number, column: string) => `
  setInterval(() => undefined, 1000);
  const flood = document.body.appendChild(document.createElement('canvas'));
  flood.style.cssText = 'position:absolute;left:920px;top:20px';
  Object.assign(flood, { width: 70, height: 400 });
  const pen = flood.getContext('2d');
  const pour = () => {
    requestAnimationFrame(pour);
    pen.clearRect(0, 0, 70, 400);
    for (let i = 0; i < ${count}; i++) pen.fillText(${column}, 6, (i * 400) / ${count});
  };
  pour();`;

test('a column of a thousand random numbers is no scale', async () => {
  await world.show(
    PERPETUAL,
    plainDocument(
      { title: '60123.4 | BTCUSDT Perpetual | Binance' },
      `window.hand = { drawn: 0 };
       window.page = { lastPrice: 60123.4, plot: () => ({ left: 30, top: 20, width: 800, height: 400 }), priceAt: (y) => 60500 - y / 0.4 };
       const plot = document.body.appendChild(document.createElement('canvas'));
       plot.style.cssText = 'position:absolute;left:30px;top:20px';
       Object.assign(plot, { width: 800, height: 400 });
       const axis = document.body.appendChild(document.createElement('canvas'));
       axis.style.cssText = 'position:absolute;left:830px;top:20px';
       Object.assign(axis, { width: 70, height: 400 });
       const pen = axis.getContext('2d');
       const pour = () => {
         requestAnimationFrame(pour);
         hand.drawn++;
         pen.clearRect(0, 0, 70, 400);
         for (let i = 0; i < 1000; i++) pen.fillText((59500 + 1000 * Math.random()).toFixed(1), 6, i * 0.4);
         pen.fillText('60123.4', 6, 150);
       };
       pour();`,
    ),
  );
  const plot = await plotOf(world.page);
  await tellBand(world, plot);
  for (let i = 0; i < 8; i++) {
    await frames(world.page, 12);
    expect(await bandsIn(world, plot)).toEqual([]);
  }
  await expectThePageWorks(0.5);
});

test('ten thousand labels a frame beside a chart cost the page no more than a chart does', async () => {
  const plot = await open({ after: FLOOD(10_000, `String(i * 7919 % 100000)`) });
  await expectRightOrHidden(plot);
  await expectThePageWorks(0.5);
});

test('canvases of no size, and transforms that are no numbers, harm nothing', async () => {
  const plot = await open({
    after: `
      const odd = document.body.appendChild(document.createElement('canvas'));
      odd.style.cssText = 'position:absolute;left:30px;top:500px';
      const pen = odd.getContext('2d');
      setInterval(() => {
        for (const [width, height] of [[0, 0], [0, 50], [50, 0], [50, 50]]) {
          Object.assign(odd, { width, height });
          for (const x of [NaN, Infinity, -Infinity, 1e308]) {
            pen.setTransform(x, 0, 0, 1, 0, 0);
            pen.fillText('60123.4', 6, 20);
            pen.fillText('60123.4', x, x);
            pen.setTransform(1, x, x, 1, x, x);
            pen.fillText('61000.0', 6, 40);
          }
          if (width * height > 0) pen.drawImage(odd, 0, 0, 1e-300, 1e-300);
        }
      }, 20);`,
  });
  await expectBand(world, plot);
  await expectThePageWorks();
});

const OVERRIDES: Readonly<Record<string, string>> = {
  'the canvas’s own methods': `
    for (const name of ['fillText', 'strokeText', 'drawImage', 'clearRect', 'measureText', 'getTransform', 'fillRect']) {
      const own = CanvasRenderingContext2D.prototype[name];
      CanvasRenderingContext2D.prototype[name] = function (...args) { return own.apply(this, args); };
    }`,
  'events and their targets': `
    for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent']) {
      const own = EventTarget.prototype[name];
      EventTarget.prototype[name] = function (...args) { return own.apply(this, args); };
    }
    for (const name of ['Event', 'CustomEvent', 'MouseEvent', 'TouchEvent', 'Touch']) window[name] = function () { throw new Error('mine'); };`,
  'maps, arrays and JSON': `
    for (const [owner, names] of [
      [Map.prototype, ['get', 'set', 'has', 'delete', 'forEach', 'values', 'keys']],
      [Set.prototype, ['add', 'has']],
      [WeakMap.prototype, ['get', 'set']],
      [Array.prototype, ['map', 'filter', 'find', 'flatMap', 'sort', 'slice', 'some', 'every', 'reduce', 'push', 'findIndex']],
      [JSON, ['stringify', 'parse']],
      [Reflect, ['apply']],
      [String.prototype, ['replace', 'trim', 'split', 'slice', 'replaceAll', 'match']],
      [RegExp.prototype, ['exec', 'test']],
      [Object, ['keys', 'assign', 'entries', 'defineProperty']],
      [Number, ['isFinite', 'parseFloat']],
    ]) for (const name of names) owner[name] = () => { throw new Error('mine'); };
    for (const name of ['abs', 'round', 'min', 'max', 'floor', 'ceil', 'log', 'exp', 'hypot', 'sign']) {
      const own = Math[name];
      Math[name] = (...args) => own(...args);
    }`,
  'boxes, styles and queries': `
    const wrong = () => new DOMRect(NaN, NaN, NaN, NaN);
    Element.prototype.getBoundingClientRect = wrong;
    Range.prototype.getBoundingClientRect = wrong;
    for (const name of ['querySelectorAll', 'querySelector', 'createElement', 'createTreeWalker', 'elementsFromPoint'])
      Document.prototype[name] = () => null;
    window.getComputedStyle = () => null;
    Node.prototype.getRootNode = () => null;
    for (const name of ['isConnected', 'parentNode', 'textContent'])
      Object.defineProperty(Node.prototype, name, { get: () => null });`,
  'clocks, observers and microtasks': `
    window.queueMicrotask = () => undefined;
    window.MutationObserver = class { observe() { throw new Error('mine'); } };
    window.ResizeObserver = class { observe() { throw new Error('mine'); } };
    Date.now = () => NaN;
    performance.now = () => NaN;
    window.setInterval = () => 0;`,
};

/** A chart that moves tells what is still read of it from what is remembered. */
async function expectRightOrHiddenAsItMoves(): Promise<void> {
  for (const up of [0, 150, 300]) {
    await asked(world.page, `void (hand.top = 60500 + ${up})`);
    const moved = { ...HAND_DRAWN, from: HAND_DRAWN.from + up, to: HAND_DRAWN.to + up };
    await tellBand(world, moved);
    await expectRightOrHidden(moved);
  }
}

for (const [what, override] of Object.entries(OVERRIDES)) {
  test(`a page that replaces ${what} is painted right or not at all`, async () => {
    await open({ after: `setTimeout(() => { ${override}\n }, 400);` });
    await world.page.waitForTimeout(700);
    await expectRightOrHiddenAsItMoves();
    await expectThePageWorks();
  });

  test(`a page that replaced ${what} before its chart is painted right or not at all`, async () => {
    await open({ before: `window.beforeDrawing = () => { ${override}\n };` });
    await expectRightOrHiddenAsItMoves();
    await expectThePageWorks();
  });
}

test('a page that takes our nodes out a hundred times a second is left alone', async () => {
  const plot = await open();
  await expectBand(world, plot);
  await world.page.evaluate(() => {
    const chart = document.getElementById('chart')!;
    setInterval(() => {
      for (const each of [...chart.children, ...document.documentElement.children]) {
        if (each.localName === 'div' && each.id === '') each.remove();
      }
    }, 10);
  });
  await expectThePageWorks();
  await expectNothing(world, plot);
});

test('ten thousand forged events on the document move nothing', async () => {
  const plot = await open();
  await expectBand(world, plot);
  await world.page.evaluate(() => {
    const node = document.createElement('i');
    const canvas = document.querySelector('canvas')!;
    const forged = JSON.stringify({
      chart: 0,
      axes: [
        {
          axis: 1,
          pane: 1,
          left: 0,
          top: 0,
          width: 800,
          height: 400,
          scale: { kind: 'linear', slope: -1, intercept: 60_000 },
          known: true,
          followers: [[60_123.4, 10]],
        },
      ],
      rows: [],
    });
    for (let i = 0; i < 2_500; i++) {
      for (const type of ['mousehand', 'mouseask'])
        document.dispatchEvent(new MouseEvent(type, { relatedTarget: node }));
      node.dispatchEvent(new MouseEvent('pane', { detail: 1, relatedTarget: canvas }));
      for (const target of [node, document])
        target.dispatchEvent(new CustomEvent('geometry', { detail: forged }));
    }
  });
  await frames(world.page, 5);
  await expectBand(world, plot);
  await expectThePageWorks();
});
