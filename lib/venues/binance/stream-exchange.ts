import type { StreamClient } from 'ccxt/js/src/pro/binance.js';

import { UsdmExchange } from './usdm-exchange';

/** In the order of their subscription: the venue confirms each with its number, from 1. */
export const CHANNELS = ['trades', 'mark', 'liquidations'] as const;

/**
 * One socket to the three public streams of one symbol. Frames are handed out raw, in order, each once; ccxt's own
 * parsing and caches are passed by, so that its `watch…` promises settle only when the socket is lost.
 */
export class StreamExchange extends UsdmExchange {
  // Private to the language, not only to the compiler: ccxt has methods called `symbol` and `stream`.
  readonly #symbol: string;
  readonly #onFrame: (frame: unknown) => void;
  #open = true;

  constructor(symbol: string, onFrame: (frame: unknown) => void) {
    super();
    this.#symbol = symbol;
    this.#onFrame = onFrame;
    this.setMarkets([marketOf(symbol)]);
  }

  /** Resolves with the reason once the socket is lost or hung up. */
  async listen(): Promise<string> {
    const channels = [
      this.watchTrades(this.#symbol, undefined, undefined, { name: 'aggTrade' }),
      this.watchMarkPrice(this.#symbol),
      this.watchLiquidations(this.#symbol),
    ];
    const losses = channels.map((channel) => channel.then(() => 'ended', reasonOf));
    const reason = await Promise.race(losses);
    this.hangUp(reason);
    return reason;
  }

  hangUp(reason: string): void {
    if (!this.#open) return;
    this.#open = false;
    for (const client of Object.values(this.clients)) {
      client.onError(new Error(reason));
      client.close();
    }
  }

  override handleMessage(_client: StreamClient, frame: unknown): void {
    // A socket that was given up may deliver until its closing handshake ends.
    if (this.#open) this.#onFrame(frame);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What ccxt needs to know of an instrument to subscribe to it; so no list of instruments has to be loaded first. */
function marketOf(symbol: string): Record<string, unknown> {
  return {
    id: symbol,
    lowercaseId: symbol.toLowerCase(),
    symbol,
    type: 'swap',
    swap: true,
    contract: true,
    linear: true,
  };
}
