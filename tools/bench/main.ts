/** `npm run bench`: what the product costs: estimating, waking, painting, downloading; `--only` one or some of them. */
import { parseArgs } from 'node:util';

import { bundleSizes } from '../budget/main';
import { type Figure, printFigures } from '../figures/figure';
import { estimatorFigures } from './estimator-bench';
import { frameFigures } from './frame-bench';
import { kernelFigures } from './kernel-bench';
import { wakeFigures } from './wake-bench';

const BENCHES: Readonly<Record<string, () => readonly Figure[] | Promise<readonly Figure[]>>> = {
  estimator: () => [...estimatorFigures(), ...kernelFigures()],
  wake: wakeFigures,
  frame: frameFigures,
  bundle: bundleSizes,
};

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: Object.keys(BENCHES).join(',') },
  },
});
const figures: Figure[] = [];
// One after the other: they would slow each other down.
for (const name of values.only.split(',')) {
  const bench = BENCHES[name];
  if (!bench) throw new Error(`--only: expected some of ${Object.keys(BENCHES).join(', ')}, got ${name}`);
  figures.push(...(await bench()));
}
printFigures(figures, values.json);
