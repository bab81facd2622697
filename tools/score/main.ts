/**
 * `npm run score`: the estimator and its baselines against simulated markets whose true open positions are known.
 * Seeds 101 … 104 (fuzzy and sharp) were used while the estimator was tuned, 105 … 108 of the other worlds to choose
 * between variants (`EXPERIMENTS.md`); the reported seeds are others.
 */
import { parseArgs } from 'node:util';

import { type Figure, printFigures } from '../figures/figure';
import { type Touch, brierFigure, touches } from './bands/cascade-brier';
import { intervalFigures } from './bands/interval-score';
import { type SweptBand, bandsOf, sweptBands } from './bands/swept-bands';
import { ScoreTable } from './score-table';
import { scoredMarket } from './scored-market';
import type { ScoredWorld } from './worlds/world';
import { WORLDS, worldNamed } from './worlds/worlds';

const REPORTED = [1, 2, 3, 4, 5, 6, 7, 8];
const TUNED_ON = 'tuned on 101 … 104, chosen on 105 … 108';

function figuresOf(world: ScoredWorld, seeds: readonly number[]): Figure[] {
  const table = new ScoreTable(world.name);
  const swept: SweptBand[] = [];
  const touched: Touch[] = [];
  for (const [done, seed] of seeds.entries()) {
    const market = scoredMarket(world, seed);
    table.add(market);
    const bands = [...bandsOf(market)];
    swept.push(...sweptBands(market, bands));
    touched.push(...touches(market, bands));
    process.stderr.write(`\r${world.name}: ${done + 1} of ${seeds.length} seeds`);
  }
  process.stderr.write('\n');
  return [...table.figures(), ...intervalFigures(world.name, swept), brierFigure(world.name, touched)];
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seeds: { type: 'string', default: REPORTED.join(',') },
    worlds: { type: 'string', default: WORLDS.map(({ name }) => name.replaceAll(' ', '-')).join(',') },
  },
});
const seeds = values.seeds.split(',').map(Number);
const worlds = values.worlds.split(',').map(worldNamed);
const figures = worlds.flatMap((world) => figuresOf(world, seeds));
printFigures(figures, values.json);
if (!values.json) console.log(`seeds ${seeds.join(', ')}; ${TUNED_ON}`);
