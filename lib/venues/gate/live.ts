/** The three public channels of one contract over one socket. */
import { SECOND } from '../../core/time';
import { millis } from '../../core/units';
import type { StreamDialect } from '../stream/dialect';
import type { LiveChannel } from '../venue';
import { GateExchange } from './gate-exchange';
import { parseLiquidationFrame } from './liquidations';
import { parseTickerFrame } from './ticker';
import { parseTradeFrame } from './trades';
import { wireError } from './wire';

export const CHANNELS = ['trades', 'mark', 'liquidations'] as const;

const WIRE_NAMES: Readonly<Record<(typeof CHANNELS)[number], string>> = {
  trades: 'futures.trades',
  mark: 'futures.tickers',
  liquidations: 'futures.public_liquidates',
};

/** A quiet contract's ticker comes rarely; the venue takes any time. */
const PING = { every: millis(15 * SECOND), message: { time: 0, channel: 'futures.ping' } };

export function dialectOf(symbol: string, contractSize: number): StreamDialect<GateExchange> {
  return {
    channels: CHANNELS,
    ping: PING,
    exchange: () => new GateExchange(),
    subscribe(exchange) {
      const url = exchange.getUrlByMarketType('swap');
      return CHANNELS.map((channel) => exchange.subscribePublic(url, channel, [symbol], WIRE_NAMES[channel]));
    },
    receive(frame, to) {
      const { channel, event, error, result, time_ms: sent } = envelopeOf(frame);
      if (error !== undefined && error !== null) to.giveUp(`refused: ${JSON.stringify(error).slice(0, 200)}`);
      else if (event === 'subscribe') {
        const confirmed = channelOf(channel);
        if (confirmed) to.confirm(confirmed);
      } else if (event !== 'update') return;
      else if (channel === WIRE_NAMES.trades) to.trades(parseTradeFrame(result, symbol, contractSize));
      else if (channel === WIRE_NAMES.mark) {
        const { mark, openInterest } = parseTickerFrame(result, symbol, contractSize, sent);
        to.mark(mark);
        to.openInterest(openInterest);
      } else if (channel === WIRE_NAMES.liquidations) {
        for (const one of parseLiquidationFrame(result, symbol, contractSize)) to.liquidation(one);
      } else if (channel === 'futures.system') to.giveUp('the venue is being upgraded');
    },
  };
}

interface Envelope {
  readonly channel?: unknown;
  readonly event?: unknown;
  readonly error?: unknown;
  readonly result?: unknown;
  readonly time_ms?: unknown;
}

function envelopeOf(frame: unknown): Envelope {
  if (typeof frame !== 'object' || frame === null) throw wireError('stream', 'frame', 'an object', frame);
  return frame;
}

function channelOf(name: unknown): LiveChannel | undefined {
  return CHANNELS.find((channel) => WIRE_NAMES[channel] === name);
}
