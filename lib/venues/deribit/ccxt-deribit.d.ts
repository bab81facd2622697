declare module 'ccxt/js/src/deribit.js' {
  import type CcxtExchange from 'ccxt/js/src/base/Exchange.js';
  import type { Endpoint } from 'ccxt/js/src/base/Exchange.js';

  export default class Deribit extends CcxtExchange {
    readonly publicGetGetTime: Endpoint;
    readonly publicGetGetInstruments: Endpoint;
    readonly publicGetGetTradingviewChartData: Endpoint;
    readonly publicGetGetLastTradesByInstrument: Endpoint;
    readonly publicGetGetLastTradesByInstrumentAndTime: Endpoint;
    readonly publicGetTicker: Endpoint;
    readonly publicGetGetFundingRateHistory: Endpoint;
    readonly publicGetGetOrderBook: Endpoint;
  }
}
