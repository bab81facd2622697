declare module 'ccxt/js/src/pro/hyperliquid.js' {
  import type CcxtExchange from 'ccxt/js/src/base/Exchange.js';

  export default class Hyperliquid extends CcxtExchange {
    /** All public calls: `query` is the body, its `type` says which call. */
    publicPostInfo(query: object, context: { readonly signal: AbortSignal }): Promise<unknown>;

    watchTrades(symbol: string): Promise<unknown>;
    /** The stream `activeAssetCtx`. */
    watchTicker(symbol: string): Promise<unknown>;
  }
}
