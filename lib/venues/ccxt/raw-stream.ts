import type CcxtExchange from 'ccxt/js/src/base/Exchange.js';
import type { StreamClient } from 'ccxt/js/src/base/Exchange.js';

/**
 * The sockets of one ccxt exchange, used for nothing else. Frames are handed out raw, in order, each once; ccxt's own
 * parsing and caches are passed by, so that its `watch…` promises settle only when a socket is lost.
 */
export class RawStream {
  private open = true;

  constructor(
    private readonly exchange: CcxtExchange,
    private readonly onFrame: (frame: unknown, client: StreamClient) => void,
  ) {
    exchange.handleMessage = (client, frame) => {
      // ccxt would give up a socket whose pongs it does not see; silence is watched for by us.
      client.lastPong = Date.now();
      // A socket that was given up may deliver until its closing handshake ends.
      if (this.open) this.onFrame(frame, client);
    };
  }

  /** Takes ccxt's subscriptions; resolves with the reason once a socket is lost or hung up. */
  async listen(subscriptions: readonly Promise<unknown>[]): Promise<string> {
    const reason = await Promise.race(subscriptions.map((one) => one.then(() => 'ended', reasonOf)));
    this.hangUp(reason);
    return reason;
  }

  hangUp(reason: string): void {
    if (!this.open) return;
    this.open = false;
    for (const client of Object.values(this.exchange.clients)) {
      client.onError(new Error(reason));
      client.close();
    }
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
