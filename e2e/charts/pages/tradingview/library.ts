/** The made-up library among those that the reader is measured on; each chart that it draws joins its API's layout. */
import type { ChartLibrary } from '../../chart-page';
import { documentedApi } from './documented-api';
import { MadeUpChart } from './made-up-chart';

const drawn: MadeUpChart[] = [];

export const tradingView: ChartLibrary = {
  scales: ['linear', 'log', 'percent', 'indexed', 'inverted'],
  layouts: ['right', 'left'],
  draw(into, bars, { layout, ...market }) {
    const chart = new MadeUpChart(
      into,
      {
        ...market,
        symbol: drawn.length === 0 ? 'BINANCE:BTCUSDT.P' : 'BINANCE:ETHUSDT.P',
        zone: 'Etc/UTC',
        resolution: '15',
        panes: ['price', 'rsi'],
        axis: layout === 'left' ? 'left' : 'right',
      },
      bars,
    );
    drawn.push(chart);
    Object.assign(window, { tradingViewApi: documentedApi(drawn, { swapsInverted: true }) });
    return chart;
  },
};
