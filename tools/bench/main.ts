/** `npm run bench`: what the product costs: estimating, waking, painting, downloading. */
import { bundleSizes } from '../budget/main';
import { printFigures } from '../figures/figure';
import { estimatorFigures } from './estimator-bench';
import { frameFigures } from './frame-bench';
import { wakeFigures } from './wake-bench';

// One after the other: they would slow each other down.
const figures = [
  ...estimatorFigures(),
  ...(await wakeFigures()),
  ...(await frameFigures()),
  ...bundleSizes(),
];
printFigures(figures, process.argv.includes('--json'));
