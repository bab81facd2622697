import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { openSender } from '../lib/page-chart/bridge';
import { captureCanvasText } from '../lib/page-chart/canvas-text';
import { ChartReader } from '../lib/page-chart/chart-reader';
import { LabelHunt } from '../lib/page-chart/label-hunt';
import { findApi, readCharts } from '../lib/page-chart/tradingview/api-charts';

/** In the page's own world (the manifest lists it there): reads the scales of its charts and tells them. Draws nothing, is trusted with nothing. */
export default defineUnlistedScript(() => {
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
});
