/**
 * `npm run signals`: how far the signals can be trusted; `--only` one or some of the parts. Reported are seeds 1 … 10.
 * Thresholds were tuned on seeds 101 … 104, and on no other.
 */
import { parseArgs } from 'node:util';

import { type Figure, printFigures } from '../figures/figure';
import { falseAlarmFigures } from './false-alarms';
import { plantedFigures } from './planted';

const PARTS: Readonly<Record<string, (seeds: readonly number[]) => readonly Figure[]>> = {
  divergence: (seeds) => [...falseAlarmFigures(seeds), ...plantedFigures(seeds)],
};

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: Object.keys(PARTS).join(',') },
    seeds: { type: 'string', default: Array.from({ length: 10 }, (_, i) => i + 1).join(',') },
  },
});
const seeds = values.seeds.split(',').map(Number);
const figures: Figure[] = [];
for (const name of values.only.split(',')) {
  const part = PARTS[name];
  if (!part) throw new Error(`--only: expected some of ${Object.keys(PARTS).join(', ')}, got ${name}`);
  figures.push(...part(seeds));
}
printFigures(figures, values.json);
