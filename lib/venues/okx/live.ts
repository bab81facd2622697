/**
 * Two sockets, neither of which asks for a login: `business` for single trades, `public` for the rest. The public channel
 * `trades` is not used: it sums up the matches of one taker at one price, and so leaves holes in the ids.
 */
import type { Price } from '../../core/units';
import type { Instrument } from '../../market/instrument';
import type { FrameSink, StreamDialect } from '../stream/dialect';
import type { LiveChannel } from '../venue';
import { familyOf } from './contract';
import { LIQUIDATIONS_CHANNEL, parseLiquidations } from './liquidations';
import {
  FUNDING_RATE,
  type Funding,
  INDEX_TICKERS,
  MARK_PRICE,
  markPriceOf,
  parseFunding,
  parseIndex,
  parseMark,
} from './mark-price';
import { OkxExchange } from './okx-exchange';
import { OPEN_INTEREST_CHANNEL, parseOpenInterest } from './open-interest';
import { TRADES_CHANNEL, parseTradeFrame } from './trades';
import { wireError } from './wire';

export const CHANNELS = ['trades', 'mark', 'liquidations'] as const;

/** Which of our channels one of the venue's confirms. */
const CONFIRMS: Readonly<Record<string, LiveChannel>> = {
  [TRADES_CHANNEL]: 'trades',
  [MARK_PRICE]: 'mark',
  [LIQUIDATIONS_CHANNEL]: 'liquidations',
};

export function dialectOf(instrument: Instrument): StreamDialect<OkxExchange> {
  const instId = instrument.symbol;
  let frames = new Frames(instrument);
  return {
    channels: CHANNELS,
    exchange() {
      frames = new Frames(instrument);
      return new OkxExchange();
    },
    subscribe: (exchange) => [
      subscription(exchange, 'business', [{ channel: TRADES_CHANNEL, instId }]),
      subscription(exchange, 'public', [
        { channel: MARK_PRICE, instId },
        { channel: INDEX_TICKERS, instId: familyOf(instId) },
        { channel: FUNDING_RATE, instId },
        { channel: OPEN_INTEREST_CHANNEL, instId },
        { channel: LIQUIDATIONS_CHANNEL, instType: 'SWAP' },
      ]),
    ],
    receive: (frame, to) => frames.receive(frame, to),
  };
}

function subscription(
  exchange: OkxExchange,
  access: 'public' | 'business',
  args: readonly Readonly<Record<string, string>>[],
): Promise<unknown> {
  return exchange.watch(exchange.getUrl('', access), access, { op: 'subscribe', args }, access);
}

/** The frames of one pair of sockets. The mark price is told once the index is known, and again whenever it moves. */
class Frames {
  private index: Price | undefined;
  private funding: Funding = {};

  constructor(private readonly instrument: Instrument) {}

  receive(frame: unknown, to: FrameSink): void {
    if (frame === 'pong') return;
    if (typeof frame !== 'object' || frame === null) throw wireError('stream', 'frame', 'an object', frame);
    const { event, arg, data, code, msg } = frame as Record<string, unknown>;
    const channel = channelOf(arg);
    if (event === 'subscribe') this.confirm(channel, to);
    // A notice says that the venue is about to close the socket.
    else if (event === 'error' || event === 'notice') to.giveUp(`${event}: ${String(code)} ${String(msg)}`);
    else if (event === undefined) this.take(channel, data, to);
  }

  private confirm(channel: string, to: FrameSink): void {
    const ours = CONFIRMS[channel];
    if (ours) to.confirm(ours);
  }

  private take(channel: string, data: unknown, to: FrameSink): void {
    const { instrument } = this;
    const { symbol } = instrument;
    switch (channel) {
      case TRADES_CHANNEL:
        return to.trades(parseTradeFrame(data, instrument));
      case MARK_PRICE: {
        const mark = parseMark(data, symbol);
        if (this.index !== undefined) to.mark(markPriceOf(mark, this.index, this.funding));
        return undefined;
      }
      case INDEX_TICKERS:
        this.index = parseIndex(data, familyOf(symbol));
        return undefined;
      case FUNDING_RATE:
        this.funding = parseFunding(data, symbol);
        return undefined;
      case OPEN_INTEREST_CHANNEL:
        return to.openInterest(parseOpenInterest(data, symbol, OPEN_INTEREST_CHANNEL));
      case LIQUIDATIONS_CHANNEL:
        for (const forced of parseLiquidations(data, instrument, channel)) to.liquidation(forced);
        return undefined;
      default:
        return undefined;
    }
  }
}

function channelOf(arg: unknown): string {
  const channel = (arg as { readonly channel?: unknown } | null | undefined)?.channel;
  return typeof channel === 'string' ? channel : '';
}
