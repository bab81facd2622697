import { describe, expect, test } from 'vitest';

import { monthNamed } from './month-names';

const LANGUAGES = 'en de fr es pt it nl pl sv ro tr id ru uk'.split(' ');

describe('a month', () => {
  test.each(LANGUAGES)('is known by what the platform calls it in short, in %s', (language) => {
    for (let month = 1; month <= 12; month++) {
      for (const day of [undefined, 'numeric'] as const) {
        const format = new Intl.DateTimeFormat(language, { month: 'short', day, timeZone: 'UTC' });
        const parts = format.formatToParts(Date.UTC(2026, month - 1, 15));
        const name = parts.find(({ type }) => type === 'month')!.value;
        expect([name, monthNamed(name)]).toEqual([name, month]);
      }
    }
  });

  test('is not every word', () => {
    expect(['vol', 'max', 'm', 'ma', 'open', ''].map(monthNamed)).toEqual(Array(6).fill(undefined));
  });
});
