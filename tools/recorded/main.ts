/**
 * `npm run recorded`: the estimator on recorded markets, of bars that had closed at each instant, with all that is wrong
 * with the records. They are not part of the project; without them there is nothing to say.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { printFigures } from '../figures/figure';
import { RECORDED_DATA } from '../replay/recorded-data';
import { report } from './report';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    data: { type: 'string', default: RECORDED_DATA },
  },
});
if (!existsSync(values.data)) console.error(`no recorded data: there is no folder ${values.data}`);
printFigures(existsSync(values.data) ? report(values.data) : [], values.json);
