/**
 * Three topics of one symbol over one socket, that of the unified account (`/v3/ws/public`): it alone carries the forced
 * closures, and those of all contracts at once.
 */
import * as v from 'valibot';

import { SECOND } from '../../core/time';
import type { Millis } from '../../core/units';
import type { StreamDialect } from '../stream/dialect';
import type { LiveChannel } from '../venue';
import { FuturesExchange } from './futures-exchange';
import { parseLiquidationFrame } from './liquidations';
import { parseTickerFrame } from './mark-price';
import { productTypeOf } from './product-type';
import { parseTradeFrame } from './trades';
import { wireError } from './wire';

export const CHANNELS = ['trades', 'mark', 'liquidations'] as const;

const TOPICS: ReadonlyMap<string, LiveChannel> = new Map([
  ['publicTrade', 'trades'],
  ['ticker', 'mark'],
  ['liquidation', 'liquidations'],
]);

const anyFrame = v.object({
  event: v.optional(v.unknown()),
  arg: v.optional(v.object({ topic: v.optional(v.string()) })),
});

/** `fundingInterval`: once it is known; the stream does not say it. */
export function dialectOf(
  symbol: string,
  fundingInterval: () => Millis | undefined,
): StreamDialect<FuturesExchange> {
  const instType = productTypeOf(symbol).toLowerCase();
  let lastTick = 0;
  return {
    channels: CHANNELS,
    exchange() {
      lastTick = 0;
      return new FuturesExchange();
    },
    subscribe: (exchange) => [
      exchange.watchPublic(true, 'trades', { instType, topic: 'publicTrade', symbol }),
      exchange.watchPublic(true, 'mark', { instType, topic: 'ticker', symbol }),
      exchange.watchPublic(true, 'liquidations', { instType, topic: 'liquidation' }),
    ],
    receive(frame, to) {
      if (frame === 'pong') return;
      const { success, output } = v.safeParse(anyFrame, frame);
      if (!success) throw wireError('stream', 'frame', 'an object with a topic', frame);
      const { event, arg } = output;
      const channel = TOPICS.get(arg?.topic ?? '');
      if (event === 'error') to.giveUp(`refused: ${JSON.stringify(frame).slice(0, 200)}`);
      else if (event === 'subscribe' && channel) to.confirm(channel);
      else if (event !== undefined || channel === undefined) return;
      else if (channel === 'trades') to.trades(parseTradeFrame(frame, symbol));
      else if (channel === 'liquidations') parseLiquidationFrame(frame, symbol).forEach(to.liquidation);
      else {
        const { mark, openInterest } = parseTickerFrame(frame, symbol, fundingInterval());
        // It comes three times a second; nothing here looks closer than at seconds.
        if (mark.time - lastTick < SECOND) return;
        lastTick = mark.time;
        to.mark(mark);
        to.openInterest(openInterest);
      }
    },
  };
}
