import type { MarketFeed } from '../market-feed';

/** The feed's perpetual as OKX lists it; what is in base units on the feed counts contracts here. */
export interface Swap {
  readonly symbol: string;
  /** Also the name of its index. */
  readonly family: string;
  /** Base units of a contract. Ten of the feed's steps, so that every quantity is a whole number of tenths: no rounding. */
  readonly contractValue: number;
  price(value: number): string;
  contracts(quantity: number): string;
  /** Base units; eight decimals. */
  coins(quantity: number): string;
}

const STEPS_A_CONTRACT = 10;
export const LOT = '0.1';

export function swapOf(feed: MarketFeed): Swap {
  const family = `${feed.base}-${feed.quote}`;
  const priceDecimals = decimalPlaces(feed.tickSize);
  return {
    symbol: `${family}-SWAP`,
    family,
    contractValue: feed.stepSize * STEPS_A_CONTRACT,
    price: (value) => plain(value.toFixed(priceDecimals)),
    contracts: (quantity) => plain((quantity / feed.stepSize / STEPS_A_CONTRACT).toFixed(1)),
    coins: (quantity) => plain(quantity.toFixed(8)),
  };
}

/** OKX writes no zeros at the end: "77164", "77164.1". */
export function plain(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function decimalPlaces(step: number): number {
  return Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
}
