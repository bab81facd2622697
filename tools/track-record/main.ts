/**
 * `npm run record`: what the track record would say of simulated markets, pooled over seeds. It tells what to expect of a
 * real one, and how far its yardsticks are off: on a market that does not turn at bands, bands must fare like random ones.
 */
import { parseArgs } from 'node:util';

import { DAY } from '../../lib/core/time';
import { type ForecastLookback, HORIZON_NAMES } from '../../lib/track-record/forecast';
import { recordOf } from '../../lib/track-record/record';
import { type Figure, printFigures } from '../figures/figure';
import { WORLDS, type World } from '../market/dials';
import { DEFAULT_START, recordMarket } from '../market/record';
import { simulatedRecord } from './simulated-record';
import { touchFigures } from './touch-figures';

const LOOKBACK: ForecastLookback = '7d';
const WEEK = 7 * DAY;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seeds: { type: 'string', default: '1,2,3,4' },
  },
});
const seeds = values.seeds.split(',').map(Number);
printFigures(WORLDS.flatMap(figuresOf), values.json);

function figuresOf(world: World): Figure[] {
  // One after the other, since what overlaps in time counts once; whole weeks apart, since a market has its weekends.
  const scores = seeds.flatMap((seed, i) => {
    const startTime = DEFAULT_START + i * 6 * WEEK;
    return simulatedRecord(recordMarket({ seed, world, startTime }));
  });
  return HORIZON_NAMES.flatMap((horizon): Figure[] => {
    const { touches, venues } = recordOf(scores, LOOKBACK, horizon);
    const [venue] = venues;
    const name = `${world} ${horizon}`;
    const interval = (
      what: string,
      unit: string,
      n: number,
      of: 'overUniform' | 'overTemplate' | 'mass',
    ): Figure => {
      const known = venue?.[of];
      const baseline = known && `95 % ${known.low.toFixed(2)} … ${known.high.toFixed(2)}`;
      return { name: `${name}: ${what}`, value: known?.value ?? NaN, unit, n, ...(baseline && { baseline }) };
    };
    const heard = venue?.heard ?? 0;
    const swept = venue?.sweptBands ?? 0;
    return [
      ...touchFigures(name, touches),
      interval('bits over uniform', 'bits/$', heard, 'overUniform'),
      interval('bits over template', 'bits/$', heard, 'overTemplate'),
      interval('force-closed ÷ expected', 'ratio', swept, 'mass'),
      {
        name: `${name}: within the 80 % interval`,
        value: (venue?.inside ?? NaN) / swept,
        unit: 'share',
        n: swept,
      },
    ];
  });
}
