import type { VenueId } from '../../lib/market/instrument';
import { createBinance } from '../../lib/venues/binance/client';
import { createBitget } from '../../lib/venues/bitget/client';
import { createBybit } from '../../lib/venues/bybit/client';
import { createDeribit } from '../../lib/venues/deribit/client';
import { createGate } from '../../lib/venues/gate/client';
import { createHyperliquid } from '../../lib/venues/hyperliquid/client';
import { createOkx } from '../../lib/venues/okx/client';
import type { Venue, VenueOptions } from '../../lib/venues/venue';

export const CLIENTS: Readonly<Record<VenueId, (options: VenueOptions) => Venue>> = {
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
