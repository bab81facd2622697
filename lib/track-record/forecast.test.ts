import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DAY, HOUR, MINUTE } from '../core/time';
import { unixMs } from '../core/units';
import { type Forecast, HORIZONS, HORIZON_NAMES, horizonsDue } from './forecast';

type Made = Pick<Forecast, 'time' | 'horizons'>;

/** Forecasts made whenever one is due at these instants. */
function madeAt(instants: readonly number[]): Made[] {
  return instants.reduce<Made[]>((made, instant) => {
    const time = unixMs(instant);
    const horizons = horizonsDue(made, time);
    return horizons.length > 0 ? [...made, { time, horizons }] : made;
  }, []);
}

describe('forecasts', () => {
  it('made every minute of a day are one for each hour, six for four hours, one for the day', () => {
    const made = madeAt(Array.from({ length: DAY / MINUTE }, (_, i) => i * MINUTE));
    const count = (horizon: (typeof HORIZON_NAMES)[number]) =>
      made.filter(({ horizons }) => horizons.includes(horizon)).length;
    expect(HORIZON_NAMES.map(count)).toEqual([24, 6, 1]);
    expect(made).toHaveLength(24);
  });

  it('never overlap on a horizon, and never wait longer than they must', () => {
    const instants = fc.array(fc.integer({ min: 0, max: 3 * DAY }), { maxLength: 60 });
    fc.assert(
      fc.property(instants, (unsorted) => {
        const made = madeAt(unsorted.toSorted((a, b) => a - b));
        for (const horizon of HORIZON_NAMES) {
          const times = made.filter(({ horizons }) => horizons.includes(horizon)).map(({ time }) => time);
          for (let i = 1; i < times.length; i++)
            expect(times[i]! - times[i - 1]!).toBeGreaterThanOrEqual(HORIZONS[horizon]);
        }
      }),
    );
  });

  it('begin at once where none was made before', () => {
    expect(horizonsDue([], unixMs(HOUR))).toEqual(['1h', '4h', '24h']);
  });
});
