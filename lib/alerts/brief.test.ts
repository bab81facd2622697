import { describe, expect, it } from 'vitest';

import { unixMs } from '../core/units';
import { briefDue, briefOf } from './brief';

const at = (text: string) => unixMs(Date.parse(text));
const since = at('2026-01-01T00:00:00Z');

describe('a brief', () => {
  it.each([
    ['asia', '2026-07-01T00:00:00Z', '2026-01-15T00:00:00Z'],
    ['europe', '2026-07-01T07:00:00Z', '2026-01-15T08:00:00Z'],
    ['us', '2026-07-01T13:30:00Z', '2026-01-15T14:30:00Z'],
  ] as const)('is owed when %s opens, in summer and in winter', (session, summer, winter) => {
    for (const opening of [at(summer), at(winter)]) {
      expect(briefDue({ at: session, since }, 'UTC', unixMs(opening - 1))).toBeUndefined();
      expect(briefDue({ at: session, since }, 'UTC', unixMs(opening + 60_000))).toBe(opening);
    }
  });

  it('is owed at the user’s own time, for two hours, and not for what was before it was wanted', () => {
    const own = { at: 8 * 60, since };
    expect(briefDue(own, 'Europe/Berlin', at('2026-07-01T06:00:30Z'))).toBe(at('2026-07-01T06:00:00Z'));
    expect(briefDue(own, 'Europe/Berlin', at('2026-07-01T08:01:00Z'))).toBeUndefined();
    const late = { ...own, since: at('2026-07-01T06:00:10Z') };
    expect(briefDue(late, 'Europe/Berlin', at('2026-07-01T06:00:30Z'))).toBeUndefined();
  });

  it('says the nearest band of each side by its edge, and leaves out what is not known', () => {
    const band = { high: 111, peak: 110.5, strength: 1, usdLow: 1, usdHigh: 2 };
    const below = { ...band, side: 'long' as const, low: 89, high: 90, peak: 89.5 };
    const brief = briefOf({
      coin: 'BTC',
      price: 100,
      bands: [{ ...band, side: 'short', low: 120, high: 121 }, { ...band, side: 'short', low: 110 }, below],
    });
    expect(brief).toMatchObject({ price: 100, above: { low: 110 }, below: { low: 89 } });
    expect(brief!.above!.distancePct).toBeCloseTo(10, 9);
    expect(brief!.below!.distancePct).toBeCloseTo(10, 9);
    expect(Object.keys(brief!)).toEqual(['kind', 'price', 'above', 'below']);
    expect(briefOf({ coin: 'BTC', price: 100 })).toBeUndefined();
    expect(briefOf({ coin: 'BTC', bands: [] })).toBeUndefined();
  });
});
