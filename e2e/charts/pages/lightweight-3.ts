import { createChart } from 'lightweight-charts-3';
import type { createChart as Create } from 'lightweight-charts-4';

import { openPage } from '../stage';
import { lightweight } from './lightweight';

// What is called here is the same in both versions; their nominal types are not.
void openPage(lightweight(createChart as unknown as typeof Create, true));
