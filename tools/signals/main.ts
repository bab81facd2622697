/**
 * `npm run signals`: how far the signals can be trusted; `--only` one or some of the parts. Reported are seeds 1 … 10.
 * Thresholds were tuned on seeds 101 … 104, and on no other.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { type Figure, printFigures } from '../figures/figure';
import { RECORDED_DATA } from '../replay/recorded-data';
import { exactnessFigures } from './cvd-exactness';
import { falseAlarmFigures } from './false-alarms';
import { gridBenchFigures } from './grid-bench';
import { gridFigures } from './grid-figures';
import { plantedFigures } from './planted';
import { tradeRecordings } from './recorded-trades';
import { takerBarFigures } from './taker-bars';

type Part = (seeds: readonly number[]) => readonly Figure[] | Promise<readonly Figure[]>;

const PARTS: Readonly<Record<string, Part>> = {
  divergence: (seeds) => [...falseAlarmFigures(seeds), ...plantedFigures(seeds)],
  cvd: cvdFigures,
  grid: (seeds) => gridFigures(seeds.slice(0, GRID_SEEDS)),
  bench: gridBenchFigures,
};
/** Where fewer do, since each takes long. */
const GRID_SEEDS = 4;
const TAKER_BAR_SEEDS = 2;

/** Recordings are not part of the project; what needs them is left out where they are not there. */
async function cvdFigures(seeds: readonly number[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  if (!existsSync(values.data)) console.error(`no recorded trades: there is no folder ${values.data}`);
  const recordings = existsSync(values.data) ? tradeRecordings(values.data) : [];
  for (const recording of recordings) figures.push(...(await exactnessFigures(recording)));
  return [...figures, ...takerBarFigures(seeds.slice(0, TAKER_BAR_SEEDS))];
}

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: RECORDED_DATA },
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
  figures.push(...(await part(seeds)));
}
printFigures(figures, values.json);
