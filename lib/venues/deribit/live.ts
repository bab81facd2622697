/**
 * Trades and the ticker of one instrument over one socket. Each channel is subscribed to by a request of its own: one refused
 * channel refuses its whole request. The venue asks now and then whether anybody is there, which also tells a dead socket
 * from a quiet market (Deribit, "public/subscribe", "public/set_heartbeat").
 */
import type { FrameSink, StreamDialect } from '../stream/dialect';
import type { LiveChannel } from '../venue';
import { DeribitExchange } from './deribit-exchange';
import { tickerReader } from './ticker';
import { tradeReader } from './trades';
import { wireError } from './wire';

/** The stream's trades do not say which of them were forced (EVIDENCE.md). */
export const CHANNELS = ['trades', 'mark'] as const;

/** Seconds: two fit into the half minute after which a socket is taken for dead. */
const HEARTBEAT = 15;

export function dialectOf(symbol: string): StreamDialect<DeribitExchange> {
  let frames = new Frames(symbol);
  return {
    channels: CHANNELS,
    exchange() {
      frames = new Frames(symbol);
      return new DeribitExchange();
    },
    subscribe: (exchange) => [
      said(exchange, request(1, 'public/set_heartbeat', { interval: HEARTBEAT })),
      ...[...frames.channels.keys()].map((channel, index) =>
        said(exchange, request(2 + index, 'public/subscribe', { channels: [channel] })),
      ),
    ],
    receive: (frame, to) => frames.receive(frame, to),
  };
}

type Request = ReturnType<typeof request>;

function request(id: number, method: string, params: object) {
  return { jsonrpc: '2.0', id, method, params };
}

function said(exchange: DeribitExchange, message: Request): Promise<unknown> {
  const hash = String(message.id);
  return exchange.watch(exchange.streamUrl, hash, message, hash);
}

/** The frames of one socket. */
class Frames {
  /** The venue's names of ours. */
  readonly channels: ReadonlyMap<string, LiveChannel>;
  private readonly readTrades: ReturnType<typeof tradeReader>;
  private readonly readTicker: ReturnType<typeof tickerReader>;

  constructor(symbol: string) {
    this.channels = new Map([
      [`trades.${symbol}.100ms`, 'trades'],
      [`ticker.${symbol}.100ms`, 'mark'],
    ]);
    this.readTrades = tradeReader(symbol);
    this.readTicker = tickerReader(symbol);
  }

  receive(frame: unknown, to: FrameSink): void {
    if (typeof frame !== 'object' || frame === null) throw wireError('stream', 'frame', 'an object', frame);
    const { method, params, id, result, error } = frame as Record<string, unknown>;
    if (error !== undefined) to.giveUp(`refused: ${textOf(error)}`);
    else if (method === 'subscription') this.take(params, to);
    else if (method === 'heartbeat') heed(params, to);
    else if (Array.isArray(result)) this.confirm(id, result, to);
  }

  /** Channels that the venue does not have are missing in what it confirms. */
  private confirm(id: unknown, confirmed: readonly unknown[], to: FrameSink): void {
    if (confirmed.length === 0) to.giveUp(`refused: request ${textOf(id)}`);
    for (const [name, channel] of this.channels) if (confirmed.includes(name)) to.confirm(channel);
  }

  private take(params: unknown, to: FrameSink): void {
    if (typeof params !== 'object' || params === null)
      throw wireError('stream', 'params', 'an object', params);
    const { channel: name, data } = params as Record<string, unknown>;
    const channel = typeof name === 'string' ? this.channels.get(name) : undefined;
    if (channel === 'trades') to.trades(this.readTrades(data));
    if (channel !== 'mark') return;
    const { mark, openInterest } = this.readTicker(data);
    to.mark(mark);
    if (openInterest) to.openInterest(openInterest);
  }
}

function heed(params: unknown, to: FrameSink): void {
  const isAsked =
    typeof params === 'object' && params !== null && 'type' in params && params.type === 'test_request';
  if (isAsked) to.reply(request(0, 'public/test', {}));
}

function textOf(value: unknown): string {
  return JSON.stringify(value).slice(0, 200);
}
