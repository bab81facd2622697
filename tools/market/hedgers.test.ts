import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { worldDials } from './dials';
import { Hedgers } from './hedgers';

const trade = fc.record({
  side: fc.constantFrom<'long' | 'short'>('long', 'short'),
  opens: fc.boolean(),
  lots: fc.integer({ min: 1, max: 5_000 }),
});

it('keep the sum of longs equal to the sum of shorts, without ever holding less than nothing', () => {
  const contrary = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(trade), contrary, (trades, hedgerContrary) => {
      const hedgers = new Hedgers(worldDials('fuzzy', { hedgerContrary, hedgedBase: 1e5 }));
      const traders = { long: 0, short: 0 };
      for (const { side, opens, lots } of trades) {
        const traded = opens ? lots : Math.min(lots, traders[side]);
        traders[side] += opens ? traded : -traded;
        if (opens) hedgers.meetOpen(side, traded);
        else hedgers.meetClose(side, traded);
        expect(traders.long + hedgers.lots.long).toBe(traders.short + hedgers.lots.short);
        expect(Math.min(hedgers.lots.long, hedgers.lots.short)).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});
