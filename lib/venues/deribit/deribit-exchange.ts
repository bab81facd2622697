import type { Description } from 'ccxt/js/src/base/Exchange.js';
import Deribit from 'ccxt/js/src/deribit.js';

/**
 * ccxt's Deribit, cut down to the public market data. ccxt knows the addresses and dials the socket; what they carry is
 * validated here and never parsed by ccxt. Its class for streams is left out of the bundle: nothing but the address of it
 * would be used, for 3 kB gzip.
 */
export class DeribitExchange extends Deribit {
  readonly streamUrl = 'wss://www.deribit.com/ws/api/v2';

  override describe(): Description {
    const { urls, version } = super.describe();
    return {
      id: 'deribit',
      urls: { api: urls.api },
      version,
      api: { public: { get: ENDPOINTS } },
      // ccxt closes a slow dial with code 1006, at which a browser throws, and redials by its own clock: `live` does both.
      options: { ws: { connectionTimeout: 0, backoff: { base: 0, max: 0 } } },
      has: {},
      rateLimit: 50,
      enableRateLimit: false,
      streaming: {},
    };
  }
}

const WEIGHT = { cost: 1 };
const ENDPOINTS = {
  get_time: WEIGHT,
  get_instruments: WEIGHT,
  get_tradingview_chart_data: WEIGHT,
  get_last_trades_by_instrument: WEIGHT,
  get_last_trades_by_instrument_and_time: WEIGHT,
  ticker: WEIGHT,
  get_funding_rate_history: WEIGHT,
  get_order_book: WEIGHT,
};
