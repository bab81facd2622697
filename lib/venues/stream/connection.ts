/**
 * One socket's life: it is dialled, confirms each channel, is watched for silence, and ends. While another socket leads,
 * it hands out its trades alone: these are told apart by their ids, and all else would come twice.
 */
import type CcxtExchange from 'ccxt/js/src/base/Exchange.js';
import type { StreamClient } from 'ccxt/js/src/base/Exchange.js';

import { RawStream } from '../ccxt/raw-stream';
import type { LiveChannel, LiveSink } from '../venue';
import { WireError } from '../wire-error';
import type { FrameSink, StreamDialect } from './dialect';
import { SilenceWatch } from './silence-watch';

export interface ConnectionOptions<Exchange extends CcxtExchange> {
  readonly dialect: StreamDialect<Exchange>;
  readonly sink: LiveSink;
  /** A frame that did not hold. It was dropped. */
  readonly onFault: (fault: WireError) => void;
}

export class Connection<Exchange extends CcxtExchange> {
  /** Resolves once every channel is confirmed. */
  readonly complete: Promise<void>;
  readonly confirmed = new Set<LiveChannel>();
  traded = false;
  private leads = false;
  private readonly exchange: Exchange;
  private readonly stream: RawStream;
  private readonly silence: SilenceWatch;
  private readonly frames: FrameSink;
  private client: StreamClient | undefined;
  private onComplete: () => void = () => undefined;

  constructor(
    private readonly options: ConnectionOptions<Exchange>,
    quietConnections: number,
  ) {
    this.complete = new Promise((resolve) => (this.onComplete = resolve));
    this.exchange = options.dialect.exchange();
    this.stream = new RawStream(this.exchange, (frame, client) => this.receive(frame, client));
    this.silence = new SilenceWatch(quietConnections, (reason) => this.stream.hangUp(reason));
    this.frames = this.frameSink();
  }

  /** From here on all that it hears is handed out; what it has confirmed is said. */
  lead(): void {
    this.leads = true;
    for (const channel of this.confirmed) this.options.sink.status(channel, 'up');
  }

  /** Resolves with the reason of the loss. */
  async run(signal: AbortSignal): Promise<string> {
    const stop = (): void => this.hangUp('aborted');
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

  hangUp(reason: string): void {
    this.stream.hangUp(reason);
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

  private confirm(channel: LiveChannel): void {
    this.confirmed.add(channel);
    if (this.leads) this.options.sink.status(channel, 'up');
    if (this.options.dialect.channels.every((one) => this.confirmed.has(one))) this.onComplete();
  }

  private frameSink(): FrameSink {
    const { sink } = this.options;
    return {
      confirm: (channel) => this.confirm(channel),
      trades: (trades) => {
        if (trades.length === 0) return;
        this.traded = true;
        this.silence.heardTrade();
        sink.trades(trades);
      },
      mark: (mark) => this.leads && sink.mark(mark),
      liquidation: (liquidation) => this.leads && sink.liquidation(liquidation),
      openInterest: (openInterest) => this.leads && sink.openInterest(openInterest),
      giveUp: (reason) => this.hangUp(reason),
      reply: (message) => void this.client?.send(message).catch(() => undefined),
    };
  }
}
