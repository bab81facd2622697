/** The part of ccxt's Binance class that Isobar uses. ccxt's own declarations cost the compiler seconds. */
declare module 'ccxt/js/src/pro/binance.js' {
  type Query = Readonly<Record<string, string | number>>;
  /** The second argument of an endpoint's method reaches `request` as its last one. */
  type Endpoint = (query: Query, context: { readonly signal: AbortSignal }) => Promise<unknown>;

  export interface StreamClient {
    /** Rejects everything that waits for this socket. */
    onError(error: Error): void;
    close(): unknown;
  }

  export interface Description {
    readonly urls: { readonly api: Readonly<Record<string, unknown>> };
    readonly api: Readonly<Record<string, unknown>>;
    readonly options: Readonly<Record<string, unknown>>;
    readonly [key: string]: unknown;
  }

  export default class Binance {
    constructor(config?: Readonly<Record<string, unknown>>);
    describe(): Description;

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

    request(
      path: string,
      api: string,
      method: string,
      params: Query,
      headers: undefined,
      body: undefined,
      config: Readonly<Record<string, unknown>>,
      context: { readonly signal: AbortSignal },
    ): Promise<unknown>;
    sign(path: string, api: string, method: string, params: Query): { readonly url: string };
    calculateRateLimiterCost(
      api: string,
      method: string,
      path: string,
      params: Query,
      config: Readonly<Record<string, unknown>>,
    ): number;

    readonly clients: Readonly<Record<string, StreamClient>>;
    setMarkets(markets: readonly Readonly<Record<string, unknown>>[]): unknown;
    handleMessage(client: StreamClient, message: unknown): void;
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
