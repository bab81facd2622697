/** Which part of a pair is the coin and which the money that it is priced in. */

const DOLLARS = new Set(
  'USD USDT USDC FDUSD BUSD TUSD USDP USDE USDD USD1 DAI PYUSD RLUSD GUSD USDH USDG'.split(' '),
);

/**
 * Tried in this order at the end of a pair without a separator. BUSD and TUSD are not among them: `BNBUSD` and
 * `DOTUSD` are in plain dollars.
 */
const GLUED_DOLLARS = ['FDUSD', 'USDT', 'USDC', 'USDE', 'USDD', 'USD1', 'USD', 'DAI'];
const GLUED_OTHERS =
  'EURI EUR GBP TRY BRL JPY KRW AUD UAH RUB PLN ARS MXN ZAR IDR CHF CAD INR CZK BTC ETH BNB SOL XRP DOGE TRX'.split(
    ' ',
  );

export interface Pair {
  readonly base: string;
  readonly quote: string;
}

export function isDollar(quote: string): boolean {
  return DOLLARS.has(quote);
}

function cut(pair: string, quotes: readonly string[]): Pair | undefined {
  const upper = pair.toUpperCase();
  const quote = quotes.find((quote) => upper.length > quote.length && upper.endsWith(quote));
  return quote === undefined ? undefined : { base: pair.slice(0, -quote.length), quote };
}

/** `BTCUSDT` → BTC, USDT. With `quote`, what does not end in a dollar is a coin priced in that (`BTC`). */
export function gluedPair(pair: string, quote?: string): Pair | undefined {
  const dollars = cut(pair, GLUED_DOLLARS);
  if (dollars) return dollars;
  return quote === undefined ? cut(pair, GLUED_OTHERS) : { base: pair, quote };
}
