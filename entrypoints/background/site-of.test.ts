import { expect, it } from 'vitest';

import { siteOf } from './site-of';

it.each([
  [
    'the whole page, where it may be read',
    { tab: { url: 'https://news.example/a' }, origin: 'https://w.example' },
    'news.example',
  ],
  [
    'its frame, where not',
    { tab: {}, origin: 'https://www.tradingview.com', url: 'https://x.example/' },
    'www.tradingview.com',
  ],
  ['the page behind a blank frame', { origin: 'https://www.gate.com', url: 'about:blank' }, 'www.gate.com'],
  [
    'the address, where the browser names no origin',
    { url: 'https://www.okx.com/trade-swap/btc-usdt-swap' },
    'www.okx.com',
  ],
  ['nobody, in a frame cut off from its page', { origin: 'null', url: 'about:srcdoc' }, undefined],
])('a port speaks for %s', (_, sender, host) => {
  expect(siteOf(sender)).toBe(host);
});
