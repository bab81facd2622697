/** The same frames read by ccxt as npm has it, whole: the baseline. It validates nothing, and keeps the newest trades. */
import { type Exchange, pro } from 'ccxt';

import type { VenueId } from '../../lib/market/instrument';

type CcxtClass = new (options: object) => Exchange;

interface Baseline {
  readonly ccxt: CcxtClass;
  readonly types: readonly string[];
  /** What the list of markets is asked for with. */
  readonly query?: object;
}

const CLASSES: Readonly<Record<VenueId, Baseline>> = {
  binance: { ccxt: pro.binanceusdm, types: ['linear'] },
  bybit: { ccxt: pro.bybit, types: ['linear'] },
  okx: { ccxt: pro.okx, types: ['swap'] },
  gate: { ccxt: pro.gate, types: ['swap'] },
  bitget: { ccxt: pro.bitget, types: ['swap'] },
  hyperliquid: { ccxt: pro.hyperliquid, types: ['swap'] },
  deribit: { ccxt: pro.deribit, types: ['swap'], query: { currency: 'any', kind: 'future' } },
};

type Fetch = (address: string, init: RequestInit) => Promise<Response>;

/** As much of ccxt's stream as its message handlers touch. */
function silentClient() {
  const nothing = (): void => undefined;
  const reject = (error: unknown): never => {
    throw error instanceof Error ? error : new Error(String(error));
  };
  return { url: 'wss://local', subscriptions: {}, futures: {}, lastPong: 0, resolve: nothing, reject };
}

/** Takes one frame, parsed. */
export async function ccxtReader(id: VenueId, fetch: Fetch): Promise<(frame: unknown) => void> {
  const { ccxt, types, query } = CLASSES[id];
  const options = { fetchMarkets: { types }, swap: { fetchMarkets: { settlementCurrencies: ['usdt'] } } };
  const exchange = new ccxt({
    fetchImplementation: (address: string, init: RequestInit = {}) => fetch(address, init),
    enableRateLimit: false,
    options,
  });
  exchange.has['fetchCurrencies'] = false;
  await exchange.loadMarkets(false, query);
  const client = silentClient();
  return (frame) => exchange.handleMessage(client, frame);
}
