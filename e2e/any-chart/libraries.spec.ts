/** Charts of other kinds than lightweight ones: labels in SVG, in elements, kept as images, on a canvas of their own. */
import { expect, test } from '@playwright/test';

import { expectBand, expectNothing, plotOf, resetSettings, tellBand } from './band';
import { libraryDocument, plainDocument } from './documents';
import { PERPETUAL, World } from './world';

const TITLE = '60123.4 | BTCUSDT USDⓈ-Margined Perpetual | Binance Futures';

let world: World;

test.beforeAll(async () => {
  world = await World.open();
  await resetSettings(world);
});

test.afterAll(() => world.close());

for (const library of ['highstock', 'klinecharts', 'echarts', 'uplot', 'chart-js', 'lightweight-4']) {
  test(`${library} carries bands where it has their prices, and none while it shows percent`, async () => {
    await world.show(PERPETUAL, await libraryDocument(library, {}, { title: TITLE }));
    const plot = await plotOf(world.page);
    await tellBand(world, plot);
    await expectBand(world, plot);
    expect(await world.page.evaluate(() => window.page.scales)).toContain('percent');
    await world.page.evaluate(() => window.page.setScale('percent'));
    await expectNothing(world, plot);
  });
}

/**
 * A chart drawn by hand: 800 × 400 at (30, 20), prices 59 500 … 60 500 down to its lower edge, the axis on the right.
 * `label` says how a number gets there.
 */
function handmade(label: string): string {
  return plainDocument(
    { title: '60123.4 | BTCUSDT Perpetual | Binance Futures' },
    `
    document.body.style.background = '#fff';
    const at = (name, left, width) => {
      const made = document.body.appendChild(document.createElement(name));
      made.style.cssText = 'position:absolute;top:20px;height:400px;left:' + left + 'px;width:' + width + 'px';
      if (name === 'canvas') Object.assign(made, { width, height: 400 });
      return made;
    };
    const yOf = (price) => 400 * (60500 - price) / 1000;
    window.page = {
      lastPrice: 60123.4,
      plot: () => ({ left: 30, top: 20, width: 800, height: 400 }),
      yOf,
      priceAt: (y) => 60500 - y / 0.4,
    };
    const grid = [59600, 59800, 60000, 60200, 60400];
    ${label}`,
  );
}

const WRITE = `
  const write = (pen, text, x, y) => {
    pen.font = '12px sans-serif';
    pen.textBaseline = 'middle';
    pen.fillStyle = text === '60123.4' ? '#fff' : '#345';
    pen.fillText(text, x, y);
  };`;

test('labels that a page keeps as images, each on a canvas of its own, are read where they are drawn', async () => {
  await world.show(
    PERPETUAL,
    handmade(`${WRITE}
      at('canvas', 30, 800);
      const pen = at('canvas', 830, 70).getContext('2d');
      const kept = new Map();
      const image = (text) => {
        if (!kept.has(text)) {
          const canvas = Object.assign(document.createElement('canvas'), { width: 70, height: 20 });
          write(canvas.getContext('2d'), text, 6, 10);
          kept.set(text, canvas);
        }
        return kept.get(text);
      };
      const draw = () => {
        pen.clearRect(0, 0, 70, 400);
        for (const price of [...grid, 60123.4]) pen.drawImage(image(price.toFixed(1)), 0, yOf(price) - 10);
        requestAnimationFrame(draw);
      };
      draw();`),
  );
  const plot = await plotOf(world.page);
  await tellBand(world, plot);
  await expectBand(world, plot);
});

test('the last price on a canvas that lies over the axis proves the axis under it', async () => {
  await world.show(
    PERPETUAL,
    handmade(`${WRITE}
      at('canvas', 30, 800);
      const pen = at('canvas', 830, 70).getContext('2d');
      const over = at('canvas', 830, 70).getContext('2d');
      for (const price of grid) write(pen, price.toFixed(1), 6, yOf(price));
      setInterval(() => {
        over.clearRect(0, 0, 70, 400);
        over.fillStyle = '#2962ff';
        over.fillRect(0, yOf(60123.4) - 9, 70, 18);
        write(over, '60123.4', 6, yOf(60123.4));
      }, 200);`),
  );
  const plot = await plotOf(world.page);
  await tellBand(world, plot);
  await expectBand(world, plot);
});

test('labels that are elements beside a canvas are read', async () => {
  await world.show(
    PERPETUAL,
    handmade(`
      const frame = document.body.appendChild(document.createElement('div'));
      frame.style.cssText = 'position:absolute;left:30px;top:20px;width:870px;height:400px;font:12px sans-serif';
      const canvas = at('canvas', 0, 800);
      canvas.style.top = '0';
      frame.append(canvas);
      const tag = (text, y, ink) => {
        const made = frame.appendChild(document.createElement('span'));
        made.textContent = text;
        made.style.cssText = 'position:absolute;left:806px;line-height:16px;color:' + ink + ';top:' + (y - 8) + 'px';
      };
      for (const price of grid) tag(price.toFixed(1), yOf(price), '#345');
      tag('60123.4', yOf(60123.4), '#26a69a');`),
  );
  const plot = await plotOf(world.page);
  await tellBand(world, plot);
  await expectBand(world, plot);
});
