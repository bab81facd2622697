/** Divergences and forced orders + the chart's scales → what stands at a time and a price, in device px. Pure. */
import { yOfPrice } from '../chart/price-scale';
import { timeOfX, type TimeScale } from '../chart/time-scale';
import type { CssPx, DevicePx } from '../core/units';
import { shownAbsorptions, shownDivergences } from '../protocol/shown-marks';
import type { LiquidationView } from '../protocol/snapshot';
import { isInverted } from './cluster-span';
import { devicePoint } from './device-span';
import { type Picture, xOfInstant } from './picture';
import {
  type Absorption,
  type ForcedOrder,
  type Margin,
  type Marker,
  type MarkScene,
  NO_MARGIN,
} from './scene';

const WIDEST = 8; // css px from the middle of the largest order's mark to its corners
const NARROWEST = 2.5;
const MOST_ORDERS = 120; // at once: more hide the chart and tell nothing

function markersOf(
  { pane, scale, bar, divergences, settings }: Picture,
  time: TimeScale,
  { across }: Margin,
): Marker[] {
  const [left, right] = [-across * pane.ratio, (pane.width + across) * pane.ratio];
  const x = (at: number, within = 0): DevicePx => devicePoint(xOfInstant(time, at, within), pane.ratio);
  const y = (price: number): DevicePx => devicePoint(yOfPrice(scale, price) as CssPx, pane.ratio);
  return shownDivergences(divergences, settings.divergenceStrictness).flatMap((divergence) => {
    const pivotX = x(divergence.pivotTime);
    const confirmedX = x(divergence.confirmedTime, bar); // a close: the end of its bar
    const pivotY = y(divergence.pivotPrice);
    const confirmedY = y(divergence.confirmedPrice);
    if (confirmedX < left || pivotX > right || !Number.isFinite(pivotY + confirmedY)) return [];
    const bullish = divergence.kind.endsWith('bullish'); // its pivot is a low
    const stands = bullish === isInverted(scale) ? 'above' : 'below';
    const hidden = divergence.kind.startsWith('hidden');
    return { x: pivotX, y: pivotY, confirmedX, confirmedY, bullish, hidden, stands };
  });
}

function absorptionsOf(
  { pane, scale, bar, absorptions, settings }: Picture,
  time: TimeScale,
  { across }: Margin,
): Absorption[] {
  const [left, right] = [-across * pane.ratio, (pane.width + across) * pane.ratio];
  return shownAbsorptions(absorptions, settings.divergenceStrictness).flatMap((each) => {
    const from = devicePoint(xOfInstant(time, each.fromTime), pane.ratio);
    const to = devicePoint(xOfInstant(time, each.confirmedTime, bar), pane.ratio);
    const y = devicePoint(yOfPrice(scale, each.confirmedPrice) as CssPx, pane.ratio);
    if (to < left || from > right || !Number.isFinite(y)) return [];
    const bullish = each.takers === 'sell';
    return { from, to, y, bullish, stands: bullish === isInverted(scale) ? 'above' : 'below' };
  });
}

const sorted = new WeakMap<readonly LiquidationView[], readonly LiquidationView[]>();

/** Sorted once for each picture of the worker's. */
function largestFirst(orders: readonly LiquidationView[]): readonly LiquidationView[] {
  let largest = sorted.get(orders);
  if (!largest) {
    largest = [...orders].sort((a, b) => b.usd - a.usd);
    sorted.set(orders, largest);
  }
  return largest;
}

/** The largest in view, those first; sized by the largest of all, so that marks keep their size while the chart moves. */
function ordersOf(
  { pane, scale, bar, liquidations }: Picture,
  time: TimeScale,
  { across, down }: Margin,
): ForcedOrder[] {
  const largest = largestFirst(liquidations);
  const most = largest[0]?.usd ?? 0;
  const from = timeOfX(time, -across - WIDEST);
  const to = timeOfX(time, pane.width + across + WIDEST) + (bar ?? 0);
  const orders: ForcedOrder[] = [];
  for (const { time: at, price, side, usd } of largest) {
    if (orders.length >= MOST_ORDERS) break;
    if (at < from || at > to) continue;
    const y = yOfPrice(scale, price);
    if (!(y > -down - WIDEST && y < pane.height + down + WIDEST)) continue;
    const reach = Math.max(NARROWEST, WIDEST * Math.sqrt(usd / most)) * pane.ratio;
    orders.push({ x: xOfInstant(time, at, bar) * pane.ratio, y: y * pane.ratio, reach, side });
  }
  return orders;
}

export function composeMarks(picture: Picture, margin = NO_MARGIN): MarkScene {
  const { pane, time, settings } = picture;
  return {
    ratio: pane.ratio,
    ground: picture.ground,
    markers: time && settings.markersVisible ? markersOf(picture, time, margin) : [],
    absorptions: time && settings.markersVisible ? absorptionsOf(picture, time, margin) : [],
    orders: time && settings.liquidationsVisible ? ordersOf(picture, time, margin) : [],
  };
}
