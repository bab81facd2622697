/** What `main.ts` bundles and runs. */
import './page-socket';

import { parseArgs } from 'node:util';

import { type Figure, printFigures } from '../figures/figure';
import { conformanceFigures, conformanceTable } from './conformance';
import { sumFigures } from './sums';
import { tradeFigures } from './trade-rate';
import { yearFigures } from './year';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: 'wire,trades,sums,year' },
  },
});

const MEASURES: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  wire: () => {
    if (values.json) return conformanceFigures();
    console.log(conformanceTable());
    return [];
  },
  trades: tradeFigures,
  sums: sumFigures,
  year: yearFigures,
};

const figures: Figure[] = [];
// One after the other: they would slow each other down.
for (const name of values.only.split(',')) {
  const measure = MEASURES[name];
  if (!measure) throw new Error(`--only ${name}: expected ${Object.keys(MEASURES).join(', ')}`);
  figures.push(...(await measure()));
}
printFigures(figures, values.json);
// ccxt leaves timers running.
process.exit();
