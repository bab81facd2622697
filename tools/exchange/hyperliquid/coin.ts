/**
 * The feed's instrument as Hyperliquid lists it: `BTC`, and `kPEPE` for a feed of 1000PEPE. Sizes keep the feed's step, so
 * that sums stay exact. Prices are rounded to the venue's own ticks, five significant figures, which may be coarser than the
 * feed's: at 60 000 they are whole dollars, so up to half a dollar is lost.
 */
import { decimalsOf } from '../decimals';
import type { MarketFeed } from '../market-feed';

const SIGNIFICANT = 5;
const MOST_DECIMALS = 6;
const THOUSAND = /^1000(?=[A-Z])/;

export interface Coin {
  readonly name: string;
  readonly szDecimals: number;
}

export type Round = (value: number) => number;

export function coinOf(feed: MarketFeed): Coin {
  return { name: feed.base.replace(THOUSAND, 'k'), szDecimals: decimalsOf(feed).quantity };
}

/** Rounded to `figures` significant figures; a whole number may have more. */
export function roundedPrice(
  value: number,
  { szDecimals }: Coin,
  round: Round = Math.round,
  figures = SIGNIFICANT,
): number {
  const wholeDigits = Math.floor(Math.log10(value)) + 1;
  const decimals = Math.min(MOST_DECIMALS - szDecimals, figures - wholeDigits);
  const scale = 10 ** (figures < SIGNIFICANT ? decimals : Math.max(0, decimals));
  // To twelve digits first, so that 0.29 × 100 is not rounded down to 28.
  return round(Number((value * scale).toPrecision(12))) / scale;
}

export function priceText(value: number, coin: Coin): string {
  return decimalText(roundedPrice(value, coin), MOST_DECIMALS);
}

export function sizeText(value: number, { szDecimals }: Coin): string {
  return decimalText(value, szDecimals);
}

/** As the venue writes numbers: no zeros at the end, but always a point. */
export function decimalText(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  if (!text.includes('.')) return `${text}.0`;
  return text.replace(/0+$/, '').replace(/\.$/, '.0');
}
