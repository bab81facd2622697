/** The three public streams of one symbol over one socket; `linear` and `inverse` contracts have an address each. */
import type { StreamDialect } from '../stream/live';
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
      const { topic, op, success, req_id: id, ret_msg: said } = frame as Reply;
      if (typeof topic !== 'string') {
        if (success === false) to.giveUp(`refused: ${String(said).slice(0, 200)}`);
        const channel = op === 'subscribe' ? CHANNELS.find((name) => name === id) : undefined;
        if (channel && success === true) to.confirm(channel);
      } else if (topic.startsWith('publicTrade.')) to.trades(readTrades(frame));
      else if (topic.startsWith('tickers.')) {
        const { mark, openInterest } = readTicker(frame);
        if (mark) to.mark(mark);
        if (openInterest) to.openInterest(openInterest);
      } else if (topic.startsWith('allLiquidation.')) {
        for (const liquidation of readLiquidations(frame)) to.liquidation(liquidation);
      }
    },
  };
}

interface Reply {
  readonly topic?: unknown;
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
