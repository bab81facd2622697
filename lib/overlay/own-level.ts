/**
 * The user's own liquidation prices: a line where one is in view; at the plot's edge where it is not. Where two plates
 * would touch, the later line stands without one.
 */
import { yOfPrice } from '../chart/price-scale';
import type { CssPx } from '../core/units';
import type { OwnLevelView } from '../protocol/snapshot';
import { devicePoint } from './device-span';
import type { Picture } from './picture';
import type { OwnLevel } from './scene';

/** Css px from an edge of the plot to the middle of what is said there. */
const EDGE_INSET = 14;
/** Css px between the middles of two plates at an edge. */
const EDGE_STEP = 22;

const PLATE_ROOM = 20; // css px between the middles of two plates
const MOST_BEYOND = 2; // said at an edge; any more say nothing new

type Edge = 'top' | 'bottom';

/** Css px of the plot for the nth plate at an edge, clear of what the page shows there. */
export function edgePlace(edge: Edge, n: number, { pane, room }: Picture): CssPx {
  const inset = EDGE_INSET + n * EDGE_STEP;
  const y = edge === 'top' ? room.topRight + inset : pane.height - room.bottomRight - inset;
  return y as CssPx;
}

function edgeOf(y: number, height: number): Edge | undefined {
  if (y < 0) return 'top';
  return y > height ? 'bottom' : undefined;
}

export function levelsOf(picture: Picture): OwnLevel[] {
  const { pane, scale, settings, ownLevels, words } = picture;
  if (!settings.positionVisible) return [];
  const levels: OwnLevel[] = [];
  const add = (level: OwnLevelView, price: number): void => {
    const at = yOfPrice(scale, price) as CssPx;
    if (!Number.isFinite(at)) return;
    const beyond = edgeOf(at, pane.height);
    const before = beyond ? levels.filter((other) => other.beyond === beyond).length : 0;
    if (before >= MOST_BEYOND) return;
    const y = devicePoint(beyond ? edgePlace(beyond, before, picture) : at, pane.ratio);
    const touches = levels.some((other) => other.text && Math.abs(other.y - y) < PLATE_ROOM * pane.ratio);
    const text = touches ? '' : words.ownLevel(level);
    levels.push({ y, text, ...(beyond ? { beyond } : {}) });
  };
  for (const level of ownLevels) if (level.liquidation !== undefined) add(level, level.liquidation);
  return levels;
}
