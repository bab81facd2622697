/**
 * `npm run record`: what the track record would say of simulated markets, pooled over seeds. It tells what to expect of a
 * real one, and how far its yardsticks are off: on a market that does not turn at bands, bands must fare like random ones.
 */
import { parseArgs } from 'node:util';

import { DAY } from '../../lib/core/time';
import { type ForecastLookback, HORIZON_NAMES } from '../../lib/track-record/forecast';
import { recordOf } from '../../lib/track-record/record';
import { touchesIn } from '../../lib/track-record/random-band';
import { type Figure, printFigures } from '../figures/figure';
import { WORLDS, type World } from '../market/dials';
import { DEFAULT_START, recordMarket } from '../market/record';
import { simulatedRecord } from './simulated-record';

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
    return simulatedRecord(recordMarket({ seed, world, startTime })).scores;
  });
  return HORIZON_NAMES.flatMap((horizon): Figure[] => {
    const { touches, venues } = recordOf(scores, LOOKBACK, horizon);
    const { touches: touched, ends, random, randomBounced } = touches;
    const [venue] = venues;
    const share = (end: keyof typeof ends): Pick<Figure, 'value' | 'baseline'> => ({
      value: ends[end] / touched,
      baseline: (random[end] / touchesIn(random)).toFixed(3),
    });
    const figure = (
      name: string,
      unit: string,
      n: number,
      rest: Pick<Figure, 'value' | 'baseline'>,
    ): Figure => ({
      name: `${world} ${horizon}: ${name}`,
      unit,
      n,
      ...rest,
    });
    const interval = (of: 'overUniform' | 'overTemplate' | 'mass'): Pick<Figure, 'value' | 'baseline'> => {
      const known = venue?.[of];
      return known
        ? { value: known.value, baseline: `${known.low.toFixed(2)} … ${known.high.toFixed(2)}` }
        : { value: NaN };
    };
    const heard = venue?.heard ?? 0;
    const swept = venue?.sweptBands ?? 0;
    return [
      figure('touches a band', 'share', touches.bands, { value: touched / touches.bands }),
      figure('turned back', 'share', touched, {
        ...share('bounce'),
        baseline: (randomBounced ?? NaN).toFixed(3),
      }),
      figure('ran through', 'share', touched, share('run-through')),
      figure('stalled', 'share', touched, share('stall')),
      figure('bits over uniform', 'bits/$', heard, interval('overUniform')),
      figure('bits over template', 'bits/$', heard, interval('overTemplate')),
      figure('force-closed ÷ expected', 'ratio', swept, interval('mass')),
      figure('within the 80 % interval', 'share', swept, { value: (venue?.inside ?? NaN) / swept }),
    ];
  });
}
