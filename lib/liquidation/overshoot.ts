/**
 * How far forced orders of a band would carry price beyond it, in percent. Two readings of the same orders:
 *
 * - by the day: Y·σ_D·√(Q ÷ (V_D·d)), the square-root law of market impact with Y = 0.9 (Tóth et al. 2011, "Anomalous price
 *   impact and the critical nature of liquidity"). It is how far orders of that size went while others refilled the book. d is
 *   how deep books are now against their usual, 1 while that is not known.
 * - by the book: Q ÷ what rests per move, as dense as it is near price now, and refilled by nobody.
 *
 * Q is what is force-closed of the band (see `band-interval`). The interval runs from the nearer reading of its low end to
 * the farther one of its high end. S = the farther reading of what is expected ÷ the band's width: from 1 on, the orders of
 * the near edge alone may push price through the whole band.
 */
import type { PositionSide } from '../core/position-side';

export interface Liquidity {
  /** σ_D: of the logarithm of price over a day. */
  readonly dailyVolatility: number;
  /** V_D, dollars. */
  readonly dailyVolume: number;
  /** Dollars that rest per percent of price, below and above; undefined while no order book is known. */
  readonly bids?: number | undefined;
  readonly asks?: number | undefined;
  /** d. */
  readonly againstUsual?: number | undefined;
}

export interface ForcedBand {
  /** The position that is closed: longs are sold to the bids, shorts bought from the asks. */
  readonly side: PositionSide;
  readonly low: number;
  readonly high: number;
  /** Expected to be force-closed, and the ends of its interval. */
  readonly usd: number;
  readonly usdLow: number;
  readonly usdHigh: number;
}

export interface Overshoot {
  /** Percent of price. */
  readonly low: number;
  readonly high: number;
  /** S. */
  readonly selfPropagation: number;
}

const IMPACT = 0.9;

export function overshoot(band: ForcedBand, liquidity: Liquidity): Overshoot {
  const { side, low, high, usd, usdLow, usdHigh } = band;
  const resting = side === 'long' ? liquidity.bids : liquidity.asks;
  const [near, far] = [readings(usdLow, liquidity, resting), readings(usdHigh, liquidity, resting)];
  const middle = readings(usd, liquidity, resting);
  return {
    low: Math.min(...near),
    high: Math.max(...far),
    selfPropagation: Math.max(...middle) / ((high / low - 1) * 100),
  };
}

function readings(
  usd: number,
  { dailyVolatility, dailyVolume, againstUsual = 1 }: Liquidity,
  resting: number | undefined,
): number[] {
  const byDay = IMPACT * dailyVolatility * Math.sqrt(usd / (dailyVolume * againstUsual)) * 100;
  return resting === undefined ? [byDay] : [byDay, usd / resting];
}
