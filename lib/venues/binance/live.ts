/** The three public streams of one symbol over one socket. */
import { DAY } from '../../core/time';
import type { Millis } from '../../core/units';
import type { Liquidation } from '../../market/liquidation';
import type { Trade } from '../../market/trade';
import type { StreamDialect } from '../stream/dialect';
import { parseLiquidationFrame } from './liquidations';
import { parseMarkPriceFrame } from './mark-price';
import { parseTradeFrame } from './trades';
import { FuturesExchange } from './futures-exchange';
import { wireError } from './wire';

/** In the order of their subscription: the venue confirms each with its number, from 1. */
export const CHANNELS = ['trades', 'mark', 'liquidations'] as const;

/** "A single connection is only valid for 24 hours" (Binance, "Websocket Market Streams"). */
const LIFETIME = DAY;

/** What differs between the products of the venue: whether the market is linear, and the base units of a size. */
interface Product {
  readonly linear: boolean;
  readonly sized: <Item extends Sized>(item: Item) => Item;
}

export type Sized = Pick<Trade, 'quantity'> & Partial<Pick<Trade, 'price'> & Liquidation>;

const LINEAR: Product = { linear: true, sized: (item) => item };

/** `fundingInterval`: once it is known; the stream does not say it. */
export function dialectOf(
  symbol: string,
  fundingInterval: () => Millis | undefined,
  { linear, sized }: Product = LINEAR,
): StreamDialect<FuturesExchange> {
  return {
    channels: CHANNELS,
    lifetime: LIFETIME,
    exchange() {
      const exchange = new FuturesExchange();
      exchange.setMarkets([marketOf(symbol, linear)]);
      return exchange;
    },
    subscribe: (exchange) => [
      exchange.watchTrades(symbol, undefined, undefined, { name: 'aggTrade' }),
      exchange.watchMarkPrice(symbol),
      exchange.watchLiquidations(symbol),
    ],
    receive(frame, to) {
      if (typeof frame !== 'object' || frame === null) throw wireError('stream', 'frame', 'an object', frame);
      const { e: event, id, error } = frame as { e?: unknown; id?: unknown; error?: unknown };
      if (event === 'aggTrade') to.trades([sized(parseTradeFrame(frame, symbol))]);
      else if (event === 'markPriceUpdate') to.mark(parseMarkPriceFrame(frame, symbol, fundingInterval()));
      else if (event === 'forceOrder') to.liquidation(sized(parseLiquidationFrame(frame, symbol)));
      else if (error !== undefined) to.giveUp(`refused: ${JSON.stringify(error).slice(0, 200)}`);
      else if (typeof id === 'number' && CHANNELS[id - 1]) to.confirm(CHANNELS[id - 1]!);
    },
  };
}

/** What ccxt needs to know of an instrument to subscribe to it; so no list of instruments has to be loaded first. */
function marketOf(symbol: string, linear: boolean): Record<string, unknown> {
  return {
    id: symbol,
    lowercaseId: symbol.toLowerCase(),
    symbol,
    type: 'swap',
    swap: true,
    contract: true,
    linear,
    inverse: !linear,
  };
}
