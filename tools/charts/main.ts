/**
 * `npm run -s charts -- [--json] [--only accuracy,lag,cost,leak] [--short] [--steps N] [--pages a,b] [--dpr 1,1.25,2]`:
 * how well charts of each library are read, how closely they are followed, and what that costs their pages.
 */
import { parseArgs } from 'node:util';

import { LIBRARIES } from '../../e2e/charts/open-chart';
import { type Figure, printFigures } from '../figures/figure';
import { accuracyFigures } from './accuracy';
import { costFigures } from './cost';
import { LAG_LIBRARIES, lagFigures } from './lag';
import { FULL, leakFigures, SHORT } from './leak';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: 'accuracy,lag,cost,leak' },
    short: { type: 'boolean', default: false },
    steps: { type: 'string', default: '140' },
    pages: { type: 'string', default: LIBRARIES.join(',') },
    dpr: { type: 'string', default: '1,1.25,2' },
  },
});

const libraries = values.pages.split(',');
const unknown = libraries.find((library) => !LIBRARIES.includes(library));
if (unknown !== undefined) throw new Error(`--pages ${unknown}: expected one of ${LIBRARIES.join(', ')}`);

const { short } = values;
const measures: Readonly<Record<string, () => Promise<Figure[]>>> = {
  accuracy: () =>
    accuracyFigures({
      libraries,
      ratios: values.dpr.split(',').map(Number),
      steps: Number(values.steps),
      say: (line) => console.error(line),
    }),
  lag: () =>
    lagFigures({
      libraries: (short ? ['lightweight-5'] : LAG_LIBRARIES).filter((library) => libraries.includes(library)),
      frames: short ? 60 : 80,
    }),
  cost: () => costFigures({ short }),
  leak: () => leakFigures(short ? SHORT : FULL),
};

const figures: Figure[] = [];
// One after the other: they would slow each other down.
for (const name of values.only.split(',')) {
  const measure = measures[name];
  if (!measure) throw new Error(`--only ${name}: expected ${Object.keys(measures).join(', ')}`);
  figures.push(...(await measure()));
}
printFigures(figures, values.json);
