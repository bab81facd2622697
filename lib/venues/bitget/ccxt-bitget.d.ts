declare module 'ccxt/js/src/pro/bitget.js' {
  import type CcxtExchange from 'ccxt/js/src/base/Exchange.js';
  import type { Endpoint } from 'ccxt/js/src/base/Exchange.js';

  export default class Bitget extends CcxtExchange {
    readonly publicCommonGetV2PublicTime: Endpoint;
    readonly publicMixGetV2MixMarketContracts: Endpoint;
    readonly publicMixGetV2MixMarketCandles: Endpoint;
    readonly publicMixGetV2MixMarketHistoryCandles: Endpoint;
    readonly publicMixGetV2MixMarketHistoryMarkCandles: Endpoint;
    readonly publicMixGetV2MixMarketFillsHistory: Endpoint;
    readonly publicMixGetV2MixMarketOpenInterest: Endpoint;
    readonly publicMixGetV2MixMarketSymbolPrice: Endpoint;
    readonly publicMixGetV2MixMarketCurrentFundRate: Endpoint;
    readonly publicMixGetV2MixMarketHistoryFundRate: Endpoint;
    readonly publicMixGetV2MixMarketMergeDepth: Endpoint;
    readonly publicMixGetV2MixMarketQueryPositionLever: Endpoint;
    readonly publicMixGetV2MixMarketAccountLongShort: Endpoint;

    /** `uta`: the newer of the venue's two streams. */
    watchPublic(
      uta: true,
      messageHash: string,
      args: Readonly<Record<'instType' | 'topic', string>> & { readonly symbol?: string },
    ): Promise<unknown>;
  }
}
