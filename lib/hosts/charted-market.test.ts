import { assert, constantFrom, property, string, tuple, webUrl } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { HOST_PAGES } from './host-pages.testing';
import { CHART_HOST_MATCHES, CHART_HOSTS } from './hosts';
import { chartedMarketOn } from './charted-market';

function marketOf(address: string, title = '') {
  return chartedMarketOn(CHART_HOSTS, address, title);
}

/** A match pattern of the manifest covers the address. */
function matched(address: string): boolean {
  const { hostname } = new URL(address);
  return CHART_HOST_MATCHES.some((pattern) => {
    const host = /^https:\/\/(\*\.)?([a-z0-9.-]+)\/\*$/.exec(pattern)!;
    return host[1] ? hostname.endsWith(`.${host[2]}`) : hostname === host[2];
  });
}

describe('a page of a known host', () => {
  test.each(HOST_PAGES)('$address “$title”', ({ address, title, expected }) => {
    expect(marketOf(address, title)).toEqual(expected);
  });

  test('is one that the content scripts run on', () => {
    expect(HOST_PAGES.filter(({ address }) => !matched(address))).toEqual([]);
  });

  test.each(CHART_HOSTS)('$hostname has a market among the examples', ({ hostname }) => {
    const kinds = HOST_PAGES.filter(({ address }) => hostname.test(new URL(address).hostname)).map(
      ({ expected }) => expected?.kind,
    );
    expect(kinds).toContain('market');
  });
});

describe('an address that only looks like a known host', () => {
  test.each([
    'https://www.binance.com.evil.example/en/futures/BTCUSDT',
    'https://evil.example/www.binance.com/en/futures/BTCUSDT',
    'https://evil.example/en/futures/BTCUSDT',
    'https://evilbinance.com/en/futures/BTCUSDT',
    'https://www.binance.com@evil.example/en/futures/BTCUSDT',
    'https://www.binance.com:443@evil.example/en/futures/BTCUSDT',
    'https://user:word@www.binance.com/en/futures/BTCUSDT',
    'https://www.binance.com\\@evil.example/en/futures/BTCUSDT',
    'https://evil.example?https://www.binance.com/en/futures/BTCUSDT',
    'http://www.binance.com/en/futures/BTCUSDT',
    'https://testnet.bybit.com/trade/usdt/BTCUSDT',
    'https://test.deribit.com/futures/BTC-PERPETUAL',
    'blob:https://www.binance.com/en/futures/BTCUSDT',
    'about:blank',
  ])('%s shows no market', (address) => {
    expect(marketOf(address)).toBeUndefined();
  });
});

describe('whatever a page says', () => {
  const origins = [...new Set(HOST_PAGES.map(({ address }) => new URL(address).origin))];
  const paths = HOST_PAGES.map(({ address }) => address.replace(/^https:\/\/[^/]+/, ''));

  test('nothing throws, and a market has a coin, a unit and a dollar', () => {
    const address = tuple(constantFrom(...origins), constantFrom(...paths), string({ unit: 'binary' }));
    assert(
      property(address, string({ unit: 'binary' }), ([origin, path, tail], title) => {
        const page = marketOf(origin + path + tail, title);
        if (page?.kind !== 'market') return;
        expect(page.market.coin).toMatch(/^[A-Z0-9]{1,20}$/);
        expect(page.market.unit).toBeGreaterThanOrEqual(1);
        expect(page.market.quote).toMatch(/USD|DAI/);
      }),
      { numRuns: 2_000 },
    );
  });

  test('strangers’ pages show no market', () => {
    assert(
      property(webUrl({ withQueryParameters: true, withFragments: true }), string(), (address, title) => {
        expect(marketOf(address, title)).toBeUndefined();
      }),
    );
  });

  test('100 000 characters are read in a moment', () => {
    const long = 100_000;
    const fills = ['a', '/', '-', '1', '1,', '%', '.', 'USDT', 'k', ' ', '▲', '&symbol=', '{'];
    let worst = 0;
    const read = (address: string, title: string) => {
      const began = performance.now();
      marketOf(address, title);
      worst = Math.max(worst, performance.now() - began);
    };
    for (const fill of fills) {
      const much = fill.repeat(long / fill.length);
      for (const { address, title } of HOST_PAGES) {
        read(`${new URL(address).origin}/${much}`, much);
        read(`${address}${much}`, `${title}${much}`);
        read(`${address}?${much}#${much}`, `1${much}`);
      }
    }
    expect(worst).toBeLessThan(250);
  });
});
