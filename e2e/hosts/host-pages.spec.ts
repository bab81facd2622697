/** What a browser makes of the hosts' addresses and titles is what the hosts' files read. */
import { type BrowserContext, expect, type Page, test } from '@playwright/test';

import { chartedMarketOn } from '../../lib/hosts/charted-market';
import { HOST_PAGES } from '../../lib/hosts/host-pages.testing';
import { CHART_HOSTS } from '../../lib/hosts/hosts';
import { launch } from '../../tools/browser/launch';
import { type Exchange, startExchange } from '../../tools/exchange/exchange';
import { simulatedFeed } from '../../tools/market/feed';
import { hostSites, KEY, keyOf } from './host-sites';

let exchange: Exchange;
let context: BrowserContext;
let page: Page;

test.beforeAll(async () => {
  const feed = simulatedFeed({ seed: 1, world: 'fuzzy', now: Date.now(), historyDays: 1 });
  exchange = await startExchange({ feed, sites: hostSites() });
  context = await launch({ headless: true, exchange });
  page = context.pages()[0]!;
});

test.afterAll(async () => {
  await context.close();
  await exchange.close();
});

for (const sample of HOST_PAGES) {
  test(`${sample.address} “${sample.title}”`, async () => {
    await page.setExtraHTTPHeaders({ [KEY]: keyOf(sample) });
    await page.goto('about:blank'); // so that a change of the hash alone is a load too
    await page.goto(sample.address);
    const address = await page.evaluate('location.href');
    expect(chartedMarketOn(CHART_HOSTS, String(address), await page.title())).toEqual(sample.expected);
  });
}
