/**
 * The part of ccxt's exchange classes that Isobar uses, to be extended by each venue's declaration of its own endpoints.
 * ccxt's own declarations cost the compiler seconds.
 */
declare module 'ccxt/js/src/base/Exchange.js' {
  export type Query = Readonly<Record<string, string | number>>;

  /** The second argument of an endpoint's method reaches `request` as its last one. */
  export type Endpoint = (query: Query, context: { readonly signal: AbortSignal }) => Promise<unknown>;

  export interface StreamClient {
    readonly url: string;
    /** Ms since the epoch; ccxt gives a socket up whose last pong is too old. */
    lastPong: number;
    /** Rejects everything that waits for this socket. */
    onError(error: Error): void;
    close(): unknown;
    send(message: unknown): Promise<unknown>;
  }

  export interface Description {
    readonly urls: { readonly api: Readonly<Record<string, unknown>> };
    readonly api: Readonly<Record<string, unknown>>;
    readonly options: Readonly<Record<string, unknown>>;
    readonly streaming?: Readonly<Record<string, unknown>>;
    readonly [key: string]: unknown;
  }

  export default class CcxtExchange {
    constructor(config?: Readonly<Record<string, unknown>>);
    describe(): Description;

    request(
      path: string,
      api: string | readonly string[],
      method: string,
      params: Query,
      headers: undefined,
      body: undefined,
      config: Readonly<Record<string, unknown>>,
      context: { readonly signal: AbortSignal },
    ): Promise<unknown>;
    sign(
      path: string,
      api: string | readonly string[],
      method: string,
      params: Query,
    ): { readonly url: string; readonly body?: string | undefined };
    calculateRateLimiterCost(
      api: string | readonly string[],
      method: string,
      path: string,
      params: Query,
      config: Readonly<Record<string, unknown>>,
    ): number;

    readonly clients: Readonly<Record<string, StreamClient>>;
    setMarkets(markets: readonly Readonly<Record<string, unknown>>[]): unknown;
    handleMessage(client: StreamClient, message: unknown): void;
    /** Sends `message` over the socket of `url`, once for each `subscribeHash`; settles when something resolves `messageHash`. */
    watch(url: string, messageHash: string, message: unknown, subscribeHash: string): Promise<unknown>;
  }
}
