import { defineContentScript } from 'wxt/utils/define-content-script';

import { CHART_HOST_MATCHES } from '../lib/hosts/hosts';
import { openSender } from '../lib/page-chart/bridge';
import { captureCanvasText } from '../lib/page-chart/canvas-text';
import { ChartReader } from '../lib/page-chart/chart-reader';
import { LabelHunt } from '../lib/page-chart/label-hunt';
import { findApi, readCharts } from '../lib/page-chart/tradingview/api-charts';

/** In the page's own world: reads the scales of its charts and tells them. Draws nothing, is trusted with nothing. */
export default defineContentScript({
  matches: [...CHART_HOST_MATCHES],
  world: 'MAIN',
  runAt: 'document_start',
  allFrames: true,
  matchOriginAsFallback: true,
  noScriptStartedPostMessage: true,
  main() {
    const sender = openSender(document);
    const lost = (): void => sender.lost();
    const reader = new ChartReader(sender, () => {
      const api = findApi(window);
      return api === undefined ? [] : readCharts(api);
    });
    captureCanvasText((drawn) => reader.read(drawn), lost);
    new LabelHunt(
      document,
      (surface, marks) => reader.readMarks(surface, marks),
      () => reader.hasAxes,
      lost,
    ).start();
  },
});
