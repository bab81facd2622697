/** Which clusters are painted, and where: css px of the plot, upright or inverted. */
import { type PriceScale, yOfPrice } from '../chart/price-scale';
import type { CssPx } from '../core/units';
import type { ClusterView } from '../protocol/snapshot';
import type { Pane, Picture } from './picture';

const MOST = 60;

export interface Span {
  readonly top: CssPx;
  readonly bottom: CssPx;
}

/** Strongest first. */
export function shownClusters({ clusters, settings }: Picture): ClusterView[] {
  if (!settings.bandsVisible) return [];
  return clusters
    .filter(({ strength }) => strength >= settings.threshold)
    .sort((a, b) => b.strength - a.strength)
    .slice(0, MOST);
}

export function spanOf(scale: PriceScale, { low, high }: Pick<ClusterView, 'low' | 'high'>): Span {
  const [a, b] = [yOfPrice(scale, low) as CssPx, yOfPrice(scale, high) as CssPx];
  return a < b ? { top: a, bottom: b } : { top: b, bottom: a };
}

/** In the plot, or at most `margin` beyond it. */
export function inView({ height }: Pane, { top, bottom }: Span, margin = 0): boolean {
  return Number.isFinite(top) && Number.isFinite(bottom) && bottom > -margin && top < height + margin;
}

/** Whether prices rise downward. */
export function isInverted(scale: PriceScale): boolean {
  return scale.slope > 0;
}

/** Which edge of a band faces the price: longs stand at lower prices, shorts at higher ones. */
export function facingOf(side: ClusterView['side'], scale: PriceScale): 'top' | 'bottom' {
  return (side === 'long') === isInverted(scale) ? 'bottom' : 'top';
}
