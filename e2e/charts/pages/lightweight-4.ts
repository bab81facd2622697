import { createChart } from 'lightweight-charts-4';

import { openPage } from '../stage';
import { lightweight } from './lightweight';

void openPage(lightweight(createChart));
