/**
 * Mass: what was force-closed in a band while price went through it, beside the dollars that were expected there and
 * the interval that was shown. Orders count until the bar in which price reached the far edge: what is closed there later
 * was opened later.
 */
import type { PositionSide } from '../core/position-side';
import { type Approach, firstReach, stretchOf } from './approach';
import type { Forecast, ForecastPart } from './forecast';
import type { Realised } from './realised';

export interface SweptBand {
  /** Dollars: this contract's part of the band, its part of the interval, and what was force-closed. */
  readonly usd: number;
  readonly usdLow: number;
  readonly usdHigh: number;
  readonly forcedUsd: number;
}

/** How price went towards either side, and how far it had come before the horizon began. */
export type SidePaths = Readonly<
  Record<PositionSide, { readonly path: Approach; readonly depthBefore: number }>
>;

export function sweptBands(
  { bands, price }: Forecast,
  { bandUsd }: ForecastPart,
  orders: readonly Realised[],
  sides: SidePaths,
  horizonBars: number,
): SweptBand[] {
  return bands.flatMap((band, i): SweptBand[] => {
    const { side } = band;
    const { path, depthBefore } = sides[side];
    const { near, far } = stretchOf(band, price);
    const swept = near > depthBefore ? firstReach(path, far, horizonBars) : undefined;
    const usd = bandUsd[i];
    if (swept === undefined || !usd) return [];
    const share = usd / band.usd;
    const forcedUsd = orders
      .filter((order) => order.side === side && order.bar <= swept)
      .filter(({ distance }) => distance >= near && distance <= far)
      .reduce((sum, order) => sum + order.usd, 0);
    return [{ usd, usdLow: band.usdLow * share, usdHigh: band.usdHigh * share, forcedUsd }];
  });
}
