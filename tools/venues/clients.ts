import type { VenueId } from '../../lib/market/instrument';
import { createBinance } from '../../lib/venues/binance/client';
import { createBinanceCoinMargined } from '../../lib/venues/binance/coin-margined/client';
import { createBitget } from '../../lib/venues/bitget/client';
import { createBybit } from '../../lib/venues/bybit/client';
import { createDeribit } from '../../lib/venues/deribit/client';
import { createGate } from '../../lib/venues/gate/client';
import { createHyperliquid } from '../../lib/venues/hyperliquid/client';
import { createOkx } from '../../lib/venues/okx/client';
import type { Venue, VenueOptions } from '../../lib/venues/venue';

type Create = (options: VenueOptions) => Venue;

export const CLIENTS: Readonly<Record<VenueId, Create>> = {
  binance: createBinance,
  bybit: createBybit,
  okx: createOkx,
  gate: createGate,
  bitget: createBitget,
  hyperliquid: createHyperliquid,
  deribit: createDeribit,
};

/** The feeds' contract, as each venue writes it. */
export const SYMBOLS: Readonly<Record<VenueId, string>> = {
  binance: 'BTCUSDT',
  bybit: 'BTCUSDT',
  okx: 'BTC-USDT-SWAP',
  gate: 'BTC_USDT',
  bitget: 'BTCUSDT',
  hyperliquid: 'BTC',
  deribit: 'BTC_USDC-PERPETUAL',
};

/** The coin-margined contract, where a venue has one: Binance reads it by a client of its own. */
export const INVERSE: Readonly<Partial<Record<VenueId, { create: Create; symbol: string }>>> = {
  binance: { create: createBinanceCoinMargined, symbol: 'BTCUSD_PERP' },
  bybit: { create: createBybit, symbol: 'BTCUSD' },
  okx: { create: createOkx, symbol: 'BTC-USD-SWAP' },
  deribit: { create: createDeribit, symbol: 'BTC-PERPETUAL' },
};
