import { expect } from '@playwright/test';
import type { browser } from 'wxt/browser';

import type { ChartSnapshot } from '../../lib/protocol/snapshot';
import { REST_HOST, SPOT_REST_HOST, STREAM_HOST } from '../../tools/exchange/binance/hosts';
import { DEMO_HOST } from '../../tools/start/arguments';
import { openDemo, panelSnapshot, test } from './fixture';

/** As a page of the extension sees it. */
declare const chrome: typeof browser;

test.describe('the worker', () => {
  test('talks to the venue’s hosts and to nobody else', async ({ running }) => {
    await panelSnapshot(running);
    const page = await openDemo(running);
    await page.waitForTimeout(3_000);
    await page.close();
    const ours = new Set([REST_HOST, SPOT_REST_HOST, STREAM_HOST, DEMO_HOST]);
    // Chromium's own background traffic is not the extension's: it goes to its maker's hosts.
    const strangers = running.seen.filter(
      ({ host }) => !ours.has(host) && !/\.(google|googleapis|gvt1|gstatic)\.com$/.test(host),
    );
    expect(strangers).toEqual([]);
    expect(
      running.seen.some(({ host, path }) => host === REST_HOST && path.startsWith('/fapi/v1/klines')),
    ).toBe(true);
    expect(running.seen.some(({ host, kind }) => host === STREAM_HOST && kind === 'websocket')).toBe(true);
  });

  test('serves a chart by its coin, the user’s level with it, and says where there is no perpetual', async ({
    running,
  }) => {
    await panelSnapshot(running, '24h');
    const page = await running.context.newPage();
    await page.goto(`${running.origin}/popup.html`);
    const said = await page.evaluate(async () => {
      interface Said {
        readonly type: string;
        readonly reason?: string;
        readonly snapshot?: ChartSnapshot;
      }
      const ask = (coin: string, change: object, wanted: (said: Said) => boolean): Promise<Said> =>
        new Promise((resolve) => {
          const port = chrome.runtime.connect({ name: 'isobar' });
          port.onMessage.addListener((message: Said) => {
            if (!wanted(message)) return;
            port.disconnect();
            resolve(message);
          });
          const subscribe = {
            type: 'subscribe',
            coin,
            venues: ['binance'],
            lookback: '24h',
            detail: 'chart',
          };
          port.postMessage({ ...subscribe, heatmap: true });
          port.postMessage({ type: 'change-settings', change });
        });
      const position = { coin: 'BTC', unit: 1, side: 'long', entry: 50_000, leverage: 10 };
      return {
        chart: await ask(
          'BTC',
          { positions: [position] },
          ({ type, snapshot }) => type === 'chart' && snapshot!.ownLevels.length === 1,
        ),
        none: await ask('NOPE', { positions: [] }, ({ type }) => type === 'refused'),
      };
    });
    await page.close();
    const { instrument, heatmap, ownLevels, clusters } = said.chart.snapshot!;
    expect(instrument).toMatchObject({ symbol: 'BTCUSDT', coin: 'BTC', unit: 1 });
    expect(heatmap!.columnTimes.length).toBeGreaterThan(0);
    expect(ownLevels[0]!.liquidation).toBeCloseTo(45_000 / 0.996, 3);
    for (const { usd, usdLow, usdHigh } of clusters) {
      expect(usdLow).toBeLessThan(usd);
      expect(usdHigh).toBeGreaterThan(usd);
    }
    expect(said.none.reason).toBe('no-perpetual');
  });

  test('killed 50 times while it loads and streams, loses no bar and doubles none', async ({ running }) => {
    test.setTimeout(240_000);
    const client = await running.context
      .browser()!
      .newBrowserCDPSession()
      .catch(() => undefined);
    const page = await running.context.newPage();
    await page.goto(`${running.origin}/popup.html`);
    const session = client ?? (await running.context.newCDPSession(page));
    let kills = 0;
    for (let i = 0; i < 50; i++) {
      // A fresh subscription wakes the worker; it is killed at another point of its work each time.
      await page.evaluate(() => {
        const port = chrome.runtime.connect({ name: 'isobar' });
        port.postMessage({
          type: 'subscribe',
          coin: 'BTC',
          venues: ['binance'],
          lookback: '24h',
          detail: 'glance',
        });
      });
      await page.waitForTimeout(150 + ((i * 97) % 1_400));
      const { targetInfos } = await session.send('Target.getTargets');
      const worker = targetInfos.find(
        ({ type, url }) => type === 'service_worker' && url.startsWith(running.origin),
      );
      if (!worker) continue;
      await session.send('Target.closeTarget', { targetId: worker.targetId });
      kills++;
    }
    expect(kills).toBeGreaterThanOrEqual(45);
    const panel = await panelSnapshot(running, '24h');
    expect(panel.coverage.barsPresent).toBe(panel.coverage.barsExpected);
    expect(panel.coverage.gaps).toEqual([]);
    await page.close();
  });
});
