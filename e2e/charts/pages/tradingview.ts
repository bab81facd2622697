import { openPage } from '../stage';
import { tradingView } from './tradingview/library';

void openPage(tradingView);
