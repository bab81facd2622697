import type { MarketFeed } from '../market-feed';

/** The feed's perpetual as OKX lists it. */
export interface Swap {
  readonly symbol: string;
  /** Also the name of its index. */
  readonly family: string;
  /**
   * Base units of a linear contract: ten of the feed's steps, so that every quantity is a whole number of tenths and nothing
   * is rounded. USD of an inverse one.
   */
  readonly contractValue: number;
  price(value: number): string;
  contracts(quantity: number): string;
  /** The same quantity three times; `paid` is what was paid for it, or what it is worth: the quote, or coins. */
  amounts(quantity: number, paid: number): Amounts;
}

export interface Amounts {
  readonly contracts: string;
  readonly coins: string;
  readonly usd: string;
}

const STEPS_A_CONTRACT = 10;
export const LOT = '0.1';

export function swapOf(feed: MarketFeed): Swap {
  const family = `${feed.base}-${feed.quote}`;
  const priceDecimals = decimalPlaces(feed.tickSize);
  const { contractUsd, stepSize } = feed;
  const contracts = (quantity: number): string =>
    contractUsd === undefined ? plain((quantity / stepSize / STEPS_A_CONTRACT).toFixed(1)) : String(quantity);
  return {
    symbol: `${family}-SWAP`,
    family,
    contractValue: contractUsd ?? stepSize * STEPS_A_CONTRACT,
    price: (value) => plain(value.toFixed(priceDecimals)),
    contracts,
    amounts(quantity, paid) {
      const [coins, usd] = contractUsd === undefined ? [quantity, paid] : [paid, quantity * contractUsd];
      return { contracts: contracts(quantity), coins: plain(coins.toFixed(8)), usd: plain(usd.toFixed(4)) };
    },
  };
}

/** OKX writes no zeros at the end: "77164", "77164.1". */
export function plain(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function decimalPlaces(step: number): number {
  return Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
}
