declare module 'ccxt/js/src/pro/bybit.js' {
  import type CcxtExchange from 'ccxt/js/src/base/Exchange.js';
  import type { Endpoint } from 'ccxt/js/src/base/Exchange.js';

  /** Sent with the subscription, and with its confirmation again. */
  interface Named {
    readonly req_id: string;
  }

  export default class Bybit extends CcxtExchange {
    readonly publicGetV5MarketTime: Endpoint;
    readonly publicGetV5MarketInstrumentsInfo: Endpoint;
    readonly publicGetV5MarketKline: Endpoint;
    readonly publicGetV5MarketMarkPriceKline: Endpoint;
    readonly publicGetV5MarketRecentTrade: Endpoint;
    readonly publicGetV5MarketTickers: Endpoint;
    readonly publicGetV5MarketOpenInterest: Endpoint;
    readonly publicGetV5MarketFundingHistory: Endpoint;
    readonly publicGetV5MarketOrderbook: Endpoint;
    readonly publicGetV5MarketAccountRatio: Endpoint;
    readonly publicGetV5MarketRiskLimit: Endpoint;

    watchTrades(symbol: string, since: undefined, limit: undefined, params: Named): Promise<unknown>;
    watchTicker(symbol: string, params: Named): Promise<unknown>;
    watchLiquidations(symbol: string, since: undefined, limit: undefined, params: Named): Promise<unknown>;
  }
}
