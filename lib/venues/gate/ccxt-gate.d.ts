declare module 'ccxt/js/src/pro/gate.js' {
  import type CcxtExchange from 'ccxt/js/src/base/Exchange.js';
  import type { Endpoint } from 'ccxt/js/src/base/Exchange.js';

  export default class Gate extends CcxtExchange {
    readonly publicSpotGetTime: Endpoint;
    readonly publicFuturesGetSettleContracts: Endpoint;
    readonly publicFuturesGetSettleContractsContract: Endpoint;
    readonly publicFuturesGetSettleCandlesticks: Endpoint;
    readonly publicFuturesGetSettleTrades: Endpoint;
    readonly publicFuturesGetSettleTickers: Endpoint;
    readonly publicFuturesGetSettleContractStats: Endpoint;
    readonly publicFuturesGetSettleFundingRate: Endpoint;
    readonly publicFuturesGetSettleOrderBook: Endpoint;
    readonly publicFuturesGetSettleLiqOrders: Endpoint;
    readonly publicFuturesGetSettleRiskLimitTiers: Endpoint;

    getUrlByMarketType(type: 'swap'): string;
    subscribePublic(
      url: string,
      messageHash: string,
      payload: readonly string[],
      channel: string,
    ): Promise<unknown>;
  }
}
