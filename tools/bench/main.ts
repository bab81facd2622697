/** `npm run bench`: what the product costs: estimating, waking, painting, downloading. */
import { bundleSizes } from '../budget/main';
import { printFigures } from '../figures/figure';
import { estimatorFigures } from './estimator-bench';
import { wakeFigures } from './wake-bench';

const figures = [...estimatorFigures(), ...(await wakeFigures()), ...bundleSizes()];
printFigures(figures, process.argv.includes('--json'));
