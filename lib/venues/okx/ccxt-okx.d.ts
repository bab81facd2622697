declare module 'ccxt/js/src/pro/okx.js' {
  import type CcxtExchange from 'ccxt/js/src/base/Exchange.js';
  import type { Endpoint } from 'ccxt/js/src/base/Exchange.js';

  export default class Okx extends CcxtExchange {
    readonly publicGetPublicTime: Endpoint;
    readonly publicGetPublicInstruments: Endpoint;
    readonly publicGetMarketCandles: Endpoint;
    readonly publicGetMarketHistoryCandles: Endpoint;
    readonly publicGetMarketMarkPriceCandles: Endpoint;
    readonly publicGetMarketHistoryMarkPriceCandles: Endpoint;
    readonly publicGetMarketTrades: Endpoint;
    readonly publicGetMarketHistoryTrades: Endpoint;
    readonly publicGetMarketBooks: Endpoint;
    readonly publicGetMarketIndexTickers: Endpoint;
    readonly publicGetPublicMarkPrice: Endpoint;
    readonly publicGetPublicFundingRate: Endpoint;
    readonly publicGetPublicFundingRateHistory: Endpoint;
    readonly publicGetPublicOpenInterest: Endpoint;
    readonly publicGetPublicPositionTiers: Endpoint;
    readonly publicGetPublicLiquidationOrders: Endpoint;
    readonly publicGetRubikStatContractsOpenInterestHistory: Endpoint;
    readonly publicGetRubikStatTakerVolumeContract: Endpoint;
    readonly publicGetRubikStatContractsLongShortAccountRatioContract: Endpoint;

    /** The address of a channel's socket. */
    getUrl(channel: string, access: 'public' | 'business'): string;
  }
}
