/** A browser that is led to the local exchange reaches every venue under its real name, whatever the port. */
import { expect, test } from '@playwright/test';

import { launch } from '../tools/browser/launch';
import { startExchange } from '../tools/exchange/exchange';
import { steadyFeed } from '../tools/exchange/steady-feed';
import { createOkxWire } from '../tools/exchange/okx/wire';

test('a stream on port 8443 and the REST of a page’s own host', async () => {
  const feed = steadyFeed({ now: Date.now(), hours: 1 });
  const exchange = await startExchange({
    markets: [{ feed, wire: createOkxWire(feed) }],
    sites: { 'www.okx.com': (_request, response) => response.end('<title>chart</title>') },
  });
  const context = await launch({ headless: true, exchange });
  try {
    const page = context.pages()[0]!;
    await page.goto('https://www.okx.com/trade-swap/btc-usdt-swap');
    expect(
      await page.evaluate(() => fetch('/api/v5/public/time').then((answer) => answer.json())),
    ).toMatchObject({
      code: '0',
    });
    const said = await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const socket = new WebSocket('wss://ws.okx.com:8443/ws/v5/public');
          socket.onerror = () => reject(new Error('no connection'));
          socket.onopen = () => socket.send('ping');
          socket.onmessage = ({ data }) => resolve(data);
        }),
    );
    expect(said).toBe('pong');
    exchange.cut('okx');
    await expect(page.evaluate(() => fetch('/api/v5/public/time'))).rejects.toThrow('Failed to fetch');
    expect((await page.goto('https://www.okx.com/other'))?.status()).toBe(200);
  } finally {
    await context.close();
    await exchange.close();
  }
});
