import './testing/english-words';

import { resolve } from 'node:path';

import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, it } from 'vitest';

import { missingWord, reasonWord } from './words';

const read = async (language: string) =>
  generateChromeMessages(await parseMessagesFile(resolve(`locales/${language}.yml`)));

const english = await read('en');
const german = await read('de');

describe('the words', () => {
  it('are complete in both languages', () => {
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
  });

  it('take the same substitutions in both languages', () => {
    const places = (message: string) => [...new Set(message.match(/\$\d/g))].sort();
    for (const [key, { message }] of Object.entries(english))
      expect([key, places(german[key]!.message)]).toEqual([key, places(message)]);
  });

  it('promise nothing', () => {
    const promises =
      /\b(signals?|signale?|entry|entries|win|wins|bets?|guaranteed?|garantiert|gewinn\w*|einstieg\w*|wette\w*)\b/i;
    const all = [...Object.entries(english), ...Object.entries(german)];
    expect(all.filter(([, { message }]) => promises.test(message))).toEqual([]);
  });
});

describe('a code', () => {
  it('is told in words when it is known', () => {
    expect(reasonWord('gaps')).toBe('Gaps in the data');
    expect(missingWord('no-history')).toBe('Not enough history');
  });

  it('is shown as it is when it is not', () => {
    expect(reasonWord('moon-phase')).toBe('moon-phase');
    expect(missingWord('moon-phase')).toBe('moon-phase');
  });
});
