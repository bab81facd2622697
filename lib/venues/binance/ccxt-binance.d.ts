declare module 'ccxt/js/src/pro/binance.js' {
  import type CcxtExchange from 'ccxt/js/src/base/Exchange.js';
  import type { Endpoint } from 'ccxt/js/src/base/Exchange.js';

  export default class Binance extends CcxtExchange {
    readonly fapiPublicGetTime: Endpoint;
    readonly fapiPublicGetExchangeInfo: Endpoint;
    readonly fapiPublicGetKlines: Endpoint;
    readonly fapiPublicGetMarkPriceKlines: Endpoint;
    readonly fapiPublicGetAggTrades: Endpoint;
    readonly fapiPublicGetOpenInterest: Endpoint;
    readonly fapiDataGetOpenInterestHist: Endpoint;
    readonly fapiPublicGetPremiumIndex: Endpoint;
    readonly fapiPublicGetFundingRate: Endpoint;
    readonly fapiPublicGetFundingInfo: Endpoint;
    readonly fapiPublicGetDepth: Endpoint;
    /** Of the spot market. */
    readonly publicGetKlines: Endpoint;
    readonly dapiPublicGetTime: Endpoint;
    readonly dapiPublicGetExchangeInfo: Endpoint;
    readonly dapiPublicGetKlines: Endpoint;
    readonly dapiPublicGetMarkPriceKlines: Endpoint;
    readonly dapiPublicGetAggTrades: Endpoint;
    readonly dapiPublicGetOpenInterest: Endpoint;
    readonly dapiDataGetOpenInterestHist: Endpoint;
    readonly dapiPublicGetPremiumIndex: Endpoint;
    readonly dapiPublicGetFundingRate: Endpoint;
    readonly dapiPublicGetFundingInfo: Endpoint;
    readonly dapiPublicGetDepth: Endpoint;

    watchTrades(
      symbol: string,
      since: undefined,
      limit: undefined,
      params: { name: 'aggTrade' },
    ): Promise<unknown>;
    watchMarkPrice(symbol: string): Promise<unknown>;
    watchLiquidations(symbol: string): Promise<unknown>;
  }
}
