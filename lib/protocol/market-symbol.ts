import * as v from 'valibot';

/** A venue's own id of a contract: `BTCUSDT`, `BTC-USDT-SWAP`, `kPEPE`. */
export const MarketSymbol = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,40}$/));
