import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

const VENUE_HOSTS = [
  'fapi.binance.com',
  'dapi.binance.com',
  'api.binance.com',
  'api.bybit.com',
  'www.okx.com',
  'api.gateio.ws',
  'api.bitget.com',
  'api.hyperliquid.xyz',
  'www.deribit.com',
];
const STREAM_HOSTS = [
  'fstream.binance.com',
  'dstream.binance.com',
  undefined,
  'stream.bybit.com',
  'ws.okx.com:8443',
  'fx-ws.gateio.ws',
  'ws.bitget.com',
  'api.hyperliquid.xyz',
  'www.deribit.com',
];
/** The spot market's bars are only asked for. */
function streamOf(place: number): string[] {
  const host = STREAM_HOSTS[place];
  return host === undefined ? [] : [`wss://${host}`];
}

const CHART_PAGES = [
  'https://www.binance.com/*',
  'https://*.tradingview.com/*',
  'https://www.tradingview-widget.com/*',
  'https://www.bybit.com/*',
  'https://www.okx.com/*',
  'https://my.okx.com/*',
  'https://app.okx.com/*',
  'https://tr.okx.com/*',
  'https://www.bitget.com/*',
  'https://www.gate.com/*',
  'https://app.hyperliquid.xyz/*',
  'https://www.deribit.com/*',
  'https://www.mexc.com/*',
  'https://futures.mexc.com/*',
  'https://blofin.com/*',
  'https://www.blofin.com/*',
  'https://www.coinglass.com/*',
  'https://dexscreener.com/*',
];

/** Of the last build; `npm test` builds first. */
function manifest(browser: 'chrome' | 'firefox'): Record<string, unknown> {
  return JSON.parse(readFileSync(`.output/${browser}-mv3/manifest.json`, 'utf8'));
}

describe('the manifest', () => {
  it('asks Chrome for these permissions and no more', () => {
    const { permissions, optional_permissions, host_permissions, optional_host_permissions, commands } =
      manifest('chrome');
    expect(permissions).toEqual([
      'storage',
      'unlimitedStorage',
      'alarms',
      'scripting',
      'activeTab',
      'sidePanel',
    ]);
    expect(optional_permissions).toEqual(['notifications']);
    expect(commands).toMatchObject({ 'toggle-overlay': { suggested_key: { default: 'Alt+Shift+H' } } });
    expect(host_permissions).toEqual(VENUE_HOSTS.map((host) => `https://${host}/*`));
    expect(optional_host_permissions).toEqual(['https://*/*']);
  });

  it('lets its pages reach the venue and run nothing but its own files', () => {
    const policy = (manifest('chrome')['content_security_policy'] as Record<string, string>)[
      'extension_pages'
    ];
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      `connect-src ${VENUE_HOSTS.map((rest, i) => [`https://${rest}`, ...streamOf(i)].join(' ')).join(' ')}`,
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ]);
  });

  it('runs content scripts on the known chart hosts only, and its worker as a classic script', () => {
    const { content_scripts, background } = manifest('chrome') as {
      content_scripts: { matches: string[] }[];
      background: object;
    };
    expect(content_scripts.flatMap(({ matches }) => matches)).toEqual([...CHART_PAGES, ...CHART_PAGES]);
    expect(background).toEqual({ service_worker: 'background.js' });
  });

  it('tells Firefox that no data is collected, and opens no sidebar unasked', () => {
    const { browser_specific_settings, sidebar_action, permissions } = manifest('firefox') as Record<
      string,
      Record<string, Record<string, unknown>>
    >;
    expect(browser_specific_settings!['gecko']!['data_collection_permissions']).toEqual({
      required: ['none'],
    });
    expect(sidebar_action?.['open_at_install']).toBe(false);
    expect(permissions).not.toContain('sidePanel');
  });
});
