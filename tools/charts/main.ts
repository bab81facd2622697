/** `npm run -s charts -- [--json] [--steps N] [--pages a,b] [--dpr 1,1.25,2]`: how well charts of each library are read. */
import { parseArgs } from 'node:util';

import { LIBRARIES } from '../../e2e/charts/open-chart';
import { printFigures } from '../figures/figure';
import { accuracyFigures } from './accuracy';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    steps: { type: 'string', default: '140' },
    pages: { type: 'string', default: LIBRARIES.join(',') },
    dpr: { type: 'string', default: '1,1.25,2' },
  },
});

const libraries = values.pages.split(',');
const unknown = libraries.find((library) => !LIBRARIES.includes(library));
if (unknown !== undefined) throw new Error(`--pages ${unknown}: expected one of ${LIBRARIES.join(', ')}`);

const figures = await accuracyFigures({
  libraries,
  ratios: values.dpr.split(',').map(Number),
  steps: Number(values.steps),
  say: (line) => console.error(line),
});
printFigures(figures, values.json);
