/**
 * A venue's own name of a contract or pair, taken apart. The venues' ways of writing do not contradict one another, so
 * one grammar serves all: a pair, with or without a separator, and a tail.
 *
 *     BTCUSDT  BTC_USDT  BTC/USDT  btc-usdt-swap  BTCUSD_PERP  BTC-PERP  BTC_USDC-PERPETUAL
 *     BTCUSDT_260327  BTC-USD-260327  SOL_USDT_20260710  BTC-26JUN26  BTCUSDT-26JUN26  BTCUSDZ25  BTCUSDU2026
 */
import { type ChartedMarket, NO_COIN, OTHER_QUOTE, type PageMarket } from './charted-market';
import { coinUnit } from '../market/coin-unit';
import { gluedPair, isDollar, type Pair } from './quote';

/** Longer than any contract's name: what is longer is not looked at. */
const LONGEST = 40;

const PERPETUAL = /[-_](?:SWAP|PERP|PERPETUAL)$|(?<=..)PERP$/i;
const DATED =
  /[-_](?:\d{6}|\d{8}|\d{1,2}[A-Z]{3}\d{2}|(?:NEXT_)?QUARTER)$|(?<=USD[TC]?)[FGHJKMNQUVXZ](?:20)?\d{2}$/i;
const SEPARATED = /^(?<base>[A-Z0-9]{1,20})[-_/](?<quote>[A-Z0-9]{2,10})$/i;
const GLUED = /^[A-Z0-9]{1,30}$/i;

/** Venues whose perpetuals in plain dollars are settled in dollars; elsewhere such a contract pays in the coin. */
const LINEAR_IN_DOLLARS = new Set(['hyperliquid', 'dydx', 'coinbase']);

export interface Listing {
  readonly venue: string;
  /** What a name without a tail is. */
  readonly kind: 'perpetual' | 'spot';
  /** What a name without a quote is priced in: `BTC-PERPETUAL`. */
  readonly quote?: string;
}

type Kind = Listing['kind'] | 'dated';

function pairOf(written: string, quote: string | undefined): Pair | undefined {
  const separated = SEPARATED.exec(written)?.groups;
  if (separated) return { base: separated['base']!, quote: separated['quote']!.toUpperCase() };
  return GLUED.test(written) ? gluedPair(written, quote) : undefined;
}

function kindOf(kind: Kind, venue: string, quote: string): ChartedMarket['kind'] {
  const inverse = kind === 'perpetual' && quote === 'USD' && !LINEAR_IN_DOLLARS.has(venue);
  return inverse ? 'inverse-perpetual' : kind;
}

/** `kPEPE` keeps its small letter, which says something. */
function asWritten(name: string): string {
  return /^k[A-Z]/.test(name) ? name : name.toUpperCase();
}

/** The market that a venue lists under this name. */
export function listedMarket(name: string, { venue, kind, quote }: Listing): PageMarket {
  if (name.length > LONGEST) return NO_COIN;
  const tail = PERPETUAL.test(name) ? 'perpetual' : DATED.test(name) ? 'dated' : undefined;
  const pair = pairOf(name.replace(tail === 'dated' ? DATED : PERPETUAL, ''), quote);
  if (!pair) return NO_COIN;
  if (!isDollar(pair.quote)) return OTHER_QUOTE;
  const market = {
    venue,
    kind: kindOf(tail ?? kind, venue, pair.quote),
    ...coinUnit(pair.base),
    quote: pair.quote,
    name: asWritten(name),
  };
  return { kind: 'market', market };
}
