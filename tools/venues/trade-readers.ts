import type { Instrument, VenueId } from '../../lib/market/instrument';
import { dialectOf as binance } from '../../lib/venues/binance/live';
import { dialectOf as bitget } from '../../lib/venues/bitget/live';
import { dialectOf as bybit } from '../../lib/venues/bybit/live';
import { dialectOf as deribit } from '../../lib/venues/deribit/live';
import { dialectOf as gate } from '../../lib/venues/gate/live';
import { dialectOf as hyperliquid } from '../../lib/venues/hyperliquid/live';
import { dialectOf as okx } from '../../lib/venues/okx/live';
import type { StreamDialect } from '../../lib/venues/stream/dialect';

type Reader = Pick<StreamDialect, 'receive'>;

const unknown = (): undefined => undefined;

/** How each client reads a frame of its stream, once it is parsed JSON. */
export const READERS: Readonly<Record<VenueId, (instrument: Instrument) => Reader>> = {
  binance: ({ symbol }) => binance(symbol, unknown),
  bybit: ({ symbol }) => bybit(symbol),
  okx: (instrument) => okx(instrument),
  gate: ({ symbol, contractSize }) => gate(symbol, contractSize),
  bitget: ({ symbol }) => bitget(symbol, unknown),
  hyperliquid: ({ symbol }) => hyperliquid(symbol, unknown),
  deribit: ({ symbol }) => deribit(symbol),
};
