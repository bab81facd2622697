/**
 * Streams one symbol until aborted: connects, waits for the venue to confirm each channel, watches for silence, redials.
 * A browser never reports a half-open socket, and ccxt takes every socket in a browser for alive; so silence is measured
 * on the data. Binance closes each stream after a day: that is a loss like any other.
 */
import type { Millis } from '../../core/units';
import { backoff } from '../backoff';
import { sleep } from '../sleep';
import type { LiveSink } from '../venue';
import { WireError } from '../wire-error';
import { parseLiquidationFrame } from './liquidations';
import { parseMarkPriceFrame } from './mark-price';
import { SilenceWatch } from './silence-watch';
import { CHANNELS, StreamExchange } from './stream-exchange';
import { parseTradeFrame } from './trades';

export interface LiveOptions {
  readonly symbol: string;
  readonly sink: LiveSink;
  readonly random: () => number;
  /** The funding interval, once it is known. */
  readonly fundingInterval: () => Millis | undefined;
  /** A frame that did not hold. It was dropped. */
  readonly onFault: (fault: WireError) => void;
}

export async function live(options: LiveOptions, signal: AbortSignal): Promise<void> {
  let failures = 0;
  let quietConnections = 0;
  while (!signal.aborted) {
    const connection = new Connection(options, quietConnections);
    const reason = await connection.run(signal);
    if (signal.aborted) return;
    for (const channel of CHANNELS) options.sink.status(channel, 'lost', reason);
    failures = connection.confirmed ? 1 : failures + 1;
    quietConnections = connection.traded ? 0 : quietConnections + 1;
    await sleep(backoff(failures, options.random), signal).catch(() => undefined);
  }
}

/** One socket's life. */
class Connection {
  /** The venue confirmed a channel. */
  confirmed = false;
  traded = false;
  private readonly exchange: StreamExchange;
  private readonly silence: SilenceWatch;

  constructor(
    private readonly options: LiveOptions,
    quietConnections: number,
  ) {
    this.exchange = new StreamExchange(options.symbol, (frame) => this.receive(frame));
    this.silence = new SilenceWatch(quietConnections, (reason) => this.exchange.hangUp(reason));
  }

  /** Resolves with the reason of the loss. */
  async run(signal: AbortSignal): Promise<string> {
    const stop = (): void => this.exchange.hangUp('aborted');
    signal.addEventListener('abort', stop, { once: true });
    this.silence.start();
    try {
      return await this.exchange.listen();
    } finally {
      this.silence.stop();
      signal.removeEventListener('abort', stop);
    }
  }

  private receive(frame: unknown): void {
    this.silence.heard();
    try {
      this.dispatch(frame);
    } catch (fault) {
      // Dropped: a lost trade shows as a jump of the ids and is fetched again; for the others the next frame stands in.
      if (!(fault instanceof WireError)) throw fault;
      this.options.onFault(fault);
    }
  }

  private dispatch(frame: unknown): void {
    const { symbol, sink, fundingInterval } = this.options;
    if (typeof frame !== 'object' || frame === null) {
      throw new WireError('binance', 'stream', 'frame', 'an object', frame);
    }
    const { e: event, id, error } = frame as { e?: unknown; id?: unknown; error?: unknown };
    if (event === 'aggTrade') {
      const trade = parseTradeFrame(frame, symbol);
      this.traded = true;
      this.silence.heardTrade();
      sink.trades([trade]);
    } else if (event === 'markPriceUpdate') {
      sink.mark(parseMarkPriceFrame(frame, symbol, fundingInterval()));
    } else if (event === 'forceOrder') {
      sink.liquidation(parseLiquidationFrame(frame, symbol));
    } else if (error !== undefined) {
      this.exchange.hangUp(`refused: ${JSON.stringify(error).slice(0, 200)}`);
    } else if (typeof id === 'number') {
      this.confirm(id);
    }
  }

  private confirm(id: number): void {
    const channel = CHANNELS[id - 1];
    if (channel === undefined) return;
    this.confirmed = true;
    this.options.sink.status(channel, 'up');
  }
}
