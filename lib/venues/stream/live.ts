/**
 * Streams one symbol until aborted: connects, waits for the venue to confirm each channel, watches for silence, redials.
 * A browser never reports a half-open socket, and ccxt takes every socket in a browser for alive; so silence is measured
 * on the data. Venues close each stream after a day: that is a loss like any other.
 */
import type CcxtExchange from 'ccxt/js/src/base/Exchange.js';
import type { StreamClient } from 'ccxt/js/src/base/Exchange.js';

import type { Millis } from '../../core/units';
import type { MarkPrice } from '../../market/mark-price';
import type { Liquidation } from '../../market/liquidation';
import type { OpenInterest } from '../../market/open-interest';
import type { Trade } from '../../market/trade';
import { backoff } from '../backoff';
import { RawStream } from '../ccxt/raw-stream';
import { sleep } from '../sleep';
import type { LiveChannel, LiveSink } from '../venue';
import { WireError } from '../wire-error';
import { SilenceWatch } from './silence-watch';

/** What one frame of the wire may lead to. */
export interface FrameSink {
  /** The venue confirmed a channel: its data comes from here on. */
  confirm(channel: LiveChannel): void;
  trades(trades: readonly Trade[]): void;
  mark(mark: MarkPrice): void;
  liquidation(liquidation: Liquidation): void;
  openInterest(openInterest: OpenInterest): void;
  /** The venue refused what was asked, or bids farewell: the socket is closed, and dialled again. */
  giveUp(reason: string): void;
  /** An answer to a frame, such as a pong. */
  reply(message: unknown): void;
}

/** What is a venue's own in a stream. */
export interface StreamDialect<Exchange extends CcxtExchange = CcxtExchange> {
  readonly channels: readonly LiveChannel[];
  /** A ccxt exchange of its own for each socket's life. */
  exchange(): Exchange;
  /** Subscribes to every channel by ccxt; the promises reject when the socket is lost, and never resolve. */
  subscribe(exchange: Exchange): readonly Promise<unknown>[];
  /** Reads one frame; a `WireError` drops it. State that belongs to one socket starts anew with `exchange`. */
  receive(frame: unknown, to: FrameSink): void;
  /** Said over and over, where the venue wants it or its quiet markets send too few frames to tell a dead socket. */
  readonly ping?: { readonly every: Millis; readonly message: unknown };
}

export interface LiveOptions<Exchange extends CcxtExchange> {
  readonly dialect: StreamDialect<Exchange>;
  readonly sink: LiveSink;
  readonly random: () => number;
  /** A frame that did not hold. It was dropped. */
  readonly onFault: (fault: WireError) => void;
}

export async function live<Exchange extends CcxtExchange>(
  options: LiveOptions<Exchange>,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  let quietConnections = 0;
  while (!signal.aborted) {
    const connection = new Connection(options, quietConnections);
    const reason = await connection.run(signal);
    if (signal.aborted) return;
    for (const channel of options.dialect.channels) options.sink.status(channel, 'lost', reason);
    failures = connection.confirmed ? 1 : failures + 1;
    quietConnections = connection.traded ? 0 : quietConnections + 1;
    await sleep(backoff(failures, options.random), signal).catch(() => undefined);
  }
}

/** One socket's life. */
class Connection<Exchange extends CcxtExchange> {
  /** The venue confirmed a channel. */
  confirmed = false;
  traded = false;
  private readonly exchange: Exchange;
  private readonly stream: RawStream;
  private readonly silence: SilenceWatch;
  private client: StreamClient | undefined;
  private readonly frames: FrameSink;

  constructor(
    private readonly options: LiveOptions<Exchange>,
    quietConnections: number,
  ) {
    this.exchange = options.dialect.exchange();
    this.stream = new RawStream(this.exchange, (frame, client) => this.receive(frame, client));
    this.silence = new SilenceWatch(quietConnections, (reason) => this.stream.hangUp(reason));
    this.frames = this.frameSink();
  }

  /** Resolves with the reason of the loss. */
  async run(signal: AbortSignal): Promise<string> {
    const stop = (): void => this.stream.hangUp('aborted');
    signal.addEventListener('abort', stop, { once: true });
    this.silence.start();
    const pings = this.startPings();
    try {
      return await this.stream.listen(this.options.dialect.subscribe(this.exchange));
    } finally {
      clearInterval(pings);
      this.silence.stop();
      signal.removeEventListener('abort', stop);
    }
  }

  private startPings(): ReturnType<typeof setInterval> | undefined {
    const { ping } = this.options.dialect;
    return ping && setInterval(() => this.frames.reply(ping.message), ping.every);
  }

  private receive(frame: unknown, client: StreamClient): void {
    this.client = client;
    this.silence.heard();
    try {
      this.options.dialect.receive(frame, this.frames);
    } catch (fault) {
      // Dropped: a lost trade shows as a jump of the ids and is fetched again; for the others the next frame stands in.
      if (!(fault instanceof WireError)) throw fault;
      this.options.onFault(fault);
    }
  }

  private frameSink(): FrameSink {
    const { sink } = this.options;
    return {
      confirm: (channel) => {
        this.confirmed = true;
        sink.status(channel, 'up');
      },
      trades: (trades) => {
        if (trades.length === 0) return;
        this.traded = true;
        this.silence.heardTrade();
        sink.trades(trades);
      },
      mark: (mark) => sink.mark(mark),
      liquidation: (liquidation) => sink.liquidation(liquidation),
      openInterest: (openInterest) => sink.openInterest(openInterest),
      giveUp: (reason) => this.stream.hangUp(reason),
      reply: (message) => void this.client?.send(message).catch(() => undefined),
    };
  }
}
