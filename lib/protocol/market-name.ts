import * as v from 'valibot';

import { VENUE_IDS } from '../market/instrument';

/** A venue's own id of a contract: `BTCUSDT`, `BTC-USDT-SWAP`, `kPEPE`. */
export const MarketSymbol = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,40}$/));

/** Without a multiplier: `PEPE`. */
export const Coin = v.pipe(v.string(), v.regex(/^[A-Z0-9]{1,20}$/));

/** Those that a sum is made of, at least one. */
export const Venues = v.pipe(v.array(v.picklist(VENUE_IDS)), v.minLength(1), v.maxLength(VENUE_IDS.length));
