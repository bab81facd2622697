/** The trades of one coin and its context, over one socket. */
import * as v from 'valibot';

import type { UnixMs } from '../../core/units';
import type { FrameSink, StreamDialect } from '../stream/dialect';
import { parseContextFrame } from './asset-context';
import { HyperliquidExchange } from './hyperliquid-exchange';
import { parseTrades } from './trades';
import { read } from './wire';

export const CHANNELS = ['trades', 'mark'] as const;

/** A pong has no data. */
const envelope = v.object({ channel: v.string(), data: v.optional(v.unknown()) });
const confirmation = v.object({
  method: v.string(),
  subscription: v.object({ type: v.string(), coin: v.string() }),
});

/** `time`: the venue's now, once it is known; a context that comes before is left out. */
export function dialectOf(
  symbol: string,
  time: () => UnixMs | undefined,
): StreamDialect<HyperliquidExchange> {
  return {
    channels: CHANNELS,
    exchange() {
      const exchange = new HyperliquidExchange();
      exchange.setMarkets([marketOf(symbol)]);
      return exchange;
    },
    subscribe: (exchange) => [exchange.watchTrades(symbol), exchange.watchTicker(symbol)],
    receive(frame, to) {
      // An older server greeted in plain words.
      if (typeof frame === 'string') return;
      const { channel, data } = read('stream', envelope, frame);
      if (channel === 'trades') to.trades(parseTrades(data, symbol, 'trades'));
      else if (channel === 'activeAssetCtx') receiveContext(data, symbol, time(), to);
      else if (channel === 'subscriptionResponse') confirm(data, symbol, to);
      else if (channel === 'error') to.giveUp(`refused: ${String(data).slice(0, 200)}`);
    },
  };
}

function receiveContext(data: unknown, symbol: string, time: UnixMs | undefined, to: FrameSink): void {
  if (time === undefined) return;
  const { mark, openInterest } = parseContextFrame(data, symbol, time);
  to.mark(mark);
  to.openInterest(openInterest);
}

function confirm(data: unknown, symbol: string, to: FrameSink): void {
  const { method, subscription } = read('subscriptionResponse', confirmation, data);
  if (method !== 'subscribe' || subscription.coin !== symbol) return;
  if (subscription.type === 'trades') to.confirm('trades');
  else if (subscription.type === 'activeAssetCtx') to.confirm('mark');
}

/** What ccxt needs to know of a coin to subscribe to it; so no list of instruments has to be loaded first. */
function marketOf(symbol: string): Record<string, unknown> {
  return { id: symbol, symbol, baseName: symbol, type: 'swap', swap: true, contract: true, linear: true };
}
