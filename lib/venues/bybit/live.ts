/** The three public streams of one symbol over one socket; `linear` and `inverse` contracts have an address each. */
import type { FrameSink, StreamDialect } from '../stream/dialect';
import type { LiveChannel } from '../venue';
import { BybitExchange } from './bybit-exchange';
import { categoryOf } from './contract';
import { liquidationReader } from './liquidations';
import { tickerReader } from './ticker';
import { tradeReader } from './trades';
import { wireError } from './wire';

export const CHANNELS = ['trades', 'mark', 'liquidations'] as const;

export function dialectOf(symbol: string): StreamDialect<BybitExchange> {
  const readTrades = tradeReader(symbol);
  const readLiquidations = liquidationReader(symbol);
  let readTicker = tickerReader(symbol);
  return {
    channels: CHANNELS,
    exchange() {
      readTicker = tickerReader(symbol);
      const exchange = new BybitExchange();
      exchange.setMarkets([marketOf(symbol)]);
      return exchange;
    },
    // The confirmation names no topic: only the id that was sent with the subscription.
    subscribe: (exchange) => [
      exchange.watchTrades(symbol, undefined, undefined, { req_id: 'trades' satisfies LiveChannel }),
      exchange.watchTicker(symbol, { req_id: 'mark' satisfies LiveChannel }),
      exchange.watchLiquidations(symbol, undefined, undefined, {
        req_id: 'liquidations' satisfies LiveChannel,
      }),
    ],
    receive(frame, to) {
      if (typeof frame !== 'object' || frame === null) throw wireError('stream', 'frame', 'an object', frame);
      const topic = 'topic' in frame && typeof frame.topic === 'string' ? frame.topic : undefined;
      const name = topic?.slice(0, topic.indexOf('.'));
      if (name === undefined) heed(frame, to);
      else if (name === 'publicTrade') to.trades(readTrades(frame));
      else if (name === 'allLiquidation') readLiquidations(frame).forEach((one) => to.liquidation(one));
      else if (name === 'tickers') {
        const { mark, openInterest } = readTicker(frame);
        if (mark) to.mark(mark);
        if (openInterest) to.openInterest(openInterest);
      }
    },
  };
}

/** A frame without a topic is a reply: a subscription confirmed or refused, or a pong. */
function heed(reply: Reply, to: FrameSink): void {
  if (reply.success === false) {
    to.giveUp(`refused: ${typeof reply.ret_msg === 'string' ? reply.ret_msg.slice(0, 200) : 'unsaid'}`);
  }
  const channel = reply.op === 'subscribe' && CHANNELS.find((name) => name === reply.req_id);
  if (channel && reply.success === true) to.confirm(channel);
}

interface Reply {
  readonly op?: unknown;
  readonly success?: unknown;
  readonly req_id?: unknown;
  readonly ret_msg?: unknown;
}

/** What ccxt needs to know of an instrument to subscribe to it; so no list of instruments has to be loaded first. */
function marketOf(symbol: string): Record<string, unknown> {
  const linear = categoryOf(symbol) === 'linear';
  return { id: symbol, symbol, type: 'swap', swap: true, contract: true, linear, inverse: !linear };
}
