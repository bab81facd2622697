import '../testing/english-words';

import { resolve } from 'node:path';

import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, it } from 'vitest';

import type { AlertEvent } from '../../lib/alerts/event';
import { unixMs } from '../../lib/core/units';
import { alertText, alertTexts } from './alert-words';
import { ruleWords } from './rule-words';

const BAND = { side: 'short', low: 67_412, high: 67_800, peak: 67_500, strength: 1 } as const;
const DOLLARS = { usdLow: 18e6, usdHigh: 95e6 };

const EVENTS: readonly AlertEvent[] = [
  { kind: 'band', ...BAND, ...DOLLARS, distancePct: 0.9, price: 66_800 },
  { kind: 'band', ...BAND, ...DOLLARS, side: 'long', distancePct: 0, price: 67_500 },
  { kind: 'grid-state', state: 'squeeze-primed', toward: 'above' },
  { kind: 'divergence', divergence: 'hidden-bullish' },
  { kind: 'funding', payer: 'short', eightHourPct: -0.03, persistent: false },
  { kind: 'funding', payer: 'long', eightHourPct: 0.03, persistent: true },
  { kind: 'open-interest', changePct: -12.3 },
  { kind: 'own-risk', side: 'long', severity: 'red', reason: 'liquidation-in-band' },
  {
    kind: 'brief',
    price: 66_800,
    above: { ...BAND, ...DOLLARS, distancePct: 0.9 },
    asymmetry: 1,
    fundingPct: 0.01,
  },
  { kind: 'test' },
];

describe('an alert’s words', () => {
  it('say the coin, the distance, the range and what is forced if price arrives', () => {
    expect(alertText({ coin: 'BTC', event: EVENTS[0]! })).toEqual({
      title: 'BTC: 0.90% below an estimated band',
      body: 'Shorts between 67,412 and 67,800. $18–95M forced if price arrives.',
    });
    expect(alertText({ coin: 'BTC', event: EVENTS[6]! }).title).toBe('BTC: open interest −12.3% in 24 h');
  });

  it('are there for every kind of alert, and promise nothing', () => {
    for (const event of EVENTS) {
      const { title, body } = alertText({ coin: 'BTC', event });
      expect(title).not.toBe('');
      expect(body).not.toBe('');
      expect(`${title}${body}`).not.toMatch(/undefined|signal|entry|win/i);
    }
  });

  it('are there in every language, each under the same keys', async () => {
    const keysOf = async (language: string): Promise<string[]> =>
      Object.entries(generateChromeMessages(await parseMessagesFile(resolve(`locales/${language}.yml`))))
        .filter(([key, { message }]) => key.startsWith('alerts_') && message !== '')
        .map(([key, { message }]) => `${key} ${new Set(message.match(/\$\d/g)).size}`)
        .sort();
    expect(await keysOf('de')).toEqual(await keysOf('en'));
  });

  it('give one line to each of several', () => {
    const at = unixMs(Date.UTC(2026, 5, 1, 12));
    const records = EVENTS.slice(0, 3).map((event, i) => ({ id: `${i}`, coin: 'BTC', at, due: at, event }));
    const { title, body } = alertTexts(records);
    expect(title).toBe('Quiet hours are over: 3 alerts');
    expect(body.split('\n')).toHaveLength(3);
  });
});

describe('a rule’s words', () => {
  it('are one sentence with its thresholds', () => {
    const band = { kind: 'band', side: 'long', withinPct: 1.5, leastStrength: 0.5, leastUsd: 2e6 } as const;
    expect(ruleWords({ coin: 'BTC', condition: band })).toBe(
      'BTC: price within 1.5% of a band below, strength at least 50%, at least $2M',
    );
    const state = { kind: 'grid-state', state: 'any', toward: 'below' } as const;
    expect(ruleWords({ coin: 'BTC', condition: state })).toBe('BTC: Any named state, below');
    const funding = { kind: 'funding', payer: 'short' } as const;
    expect(ruleWords({ coin: 'BTC', condition: funding })).toBe(
      'BTC: funding has one payer for days, Shorts',
    );
  });
});
