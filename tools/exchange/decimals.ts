import type { MarketFeed } from './market-feed';

/** Numbers as the venue writes them: strings with a fixed count of decimals, which belongs to the instrument. */
export interface Decimals {
  readonly price: number;
  readonly quantity: number;
  /** Of what is paid. */
  readonly worth: number;
}

/** Mark, index and funding, and every field of `/futures/data`, carry eight decimals. */
export const EIGHT = 8;

/** BTCUSDT has the tick 0.1 and is written with two decimals ("60000.10"): the venue never writes fewer. */
export function decimalsOf({ tickSize, stepSize, contractUsd }: Instrument): Decimals {
  const price = Math.max(2, decimalPlaces(tickSize));
  const quantity = decimalPlaces(stepSize);
  return { price, quantity, worth: contractUsd === undefined ? price + quantity : EIGHT };
}

type Instrument = Pick<MarketFeed, 'tickSize' | 'stepSize' | 'contractUsd'>;

/** So many decimals write every multiple of the step. */
export function decimalPlaces(step: number): number {
  for (let places = 0; places < 12; places++) {
    const scaled = step * 10 ** places;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6 && scaled > 0.5) return places;
  }
  throw new RangeError(`step ${step} has more than 11 decimals`);
}
