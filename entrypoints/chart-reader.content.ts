import { defineContentScript } from 'wxt/utils/define-content-script';

import { CHART_HOST_MATCHES } from '../lib/hosts/hosts';
import { openSender } from '../lib/page-chart/bridge';
import { ChartReader } from '../lib/page-chart/chart-reader';
import { captureText } from '../lib/page-chart/text-capture';

/** In the page's own world: reads the scales of its charts and tells them. Draws nothing, is trusted with nothing. */
export default defineContentScript({
  matches: [...CHART_HOST_MATCHES],
  world: 'MAIN',
  runAt: 'document_start',
  allFrames: true,
  matchOriginAsFallback: true,
  noScriptStartedPostMessage: true,
  main() {
    const reader = new ChartReader(openSender(document));
    captureText((drawn) => reader.read(drawn));
  },
});
