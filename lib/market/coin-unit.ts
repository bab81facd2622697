/** How many coins a listed name stands for: venues list cheap coins by the thousand or the million. */

export interface CoinUnit {
  readonly coin: string;
  readonly unit: number;
}

/** `1000PEPE`, `1000000MOG`; a name that is digits all through, or goes on with one (`1INCH`, `0G`), is a coin's own. */
const THOUSANDS = /^(10{3,8})([A-Z][A-Z0-9]*)$/;
/** `1MBABYDOGE` (Binance). Four letters at least must follow, so that a short name may begin so. */
const MILLION = /^1M([A-Z][A-Z0-9]{3,})$/;
/** `kPEPE` (Hyperliquid); the small letter tells it from `KAVA`. */
const KILO = /^k([A-Z][A-Z0-9]+)$/;
/** `SHIB1000` (Bybit). */
const TRAILING = /^([A-Z]{2,})1000$/;

/** Other names of a coin: `XBT` on BitMEX and Kraken. */
const COINS: Readonly<Record<string, string>> = { XBT: 'BTC' };

function counted(name: string): CoinUnit {
  const kilo = KILO.exec(name)?.[1];
  if (kilo !== undefined) return { coin: kilo, unit: 1_000 };
  const upper = name.toUpperCase();
  const [, count, coin] = THOUSANDS.exec(upper) ?? [];
  if (count !== undefined && coin !== undefined) return { coin, unit: Number(count) };
  const million = MILLION.exec(upper)?.[1];
  if (million !== undefined) return { coin: million, unit: 1_000_000 };
  const trailing = TRAILING.exec(upper)?.[1];
  if (trailing !== undefined) return { coin: trailing, unit: 1_000 };
  return { coin: upper, unit: 1 };
}

/** The coin behind a listed name, and how many of it the price is for. */
export function coinUnit(name: string): CoinUnit {
  const { coin, unit } = counted(name);
  return { coin: Object.hasOwn(COINS, coin) ? COINS[coin]! : coin, unit };
}
