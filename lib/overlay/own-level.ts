/**
 * The user's own prices: a line where one is in view; where a liquidation price is not, it is said at the plot's edge.
 * Where two plates would touch, the later line stands without one.
 */
import { yOfPrice } from '../chart/price-scale';
import type { CssPx, DevicePx } from '../core/units';
import type { OwnLevelView } from '../protocol/snapshot';
import { inView } from './cluster-span';
import { devicePoint } from './device-span';
import type { Picture } from './picture';
import type { OwnLevel, OwnLine, OwnMark } from './scene';

/** Css px from an edge of the plot to the middle of what is said there. */
const EDGE_INSET = 14;
/** Css px between the middles of two plates at an edge. */
const EDGE_STEP = 22;

const PLATE_ROOM = 20; // css px between the middles of two plates
const MOST_BEYOND = 2; // said at an edge; any more say nothing new

/** The gravest first: a later plate gives way. */
const MARKS: readonly OwnMark[] = ['liquidation', 'stop', 'target', 'entry'];

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

interface OwnPrice {
  readonly level: OwnLevelView;
  readonly mark: OwnMark;
  readonly y: CssPx;
  readonly inBand: boolean;
}

function ownPrices({ scale, settings, ownLevels }: Picture): OwnPrice[] {
  if (!settings.positionVisible) return [];
  return MARKS.flatMap((mark) =>
    ownLevels.flatMap((level) => {
      const y = yOfPrice(scale, level[mark] ?? Number.NaN) as CssPx;
      const inBand = level.inBand?.some((threatened) => threatened === mark) ?? false;
      return Number.isFinite(y) ? [{ level, mark, y, inBand }] : [];
    }),
  );
}

export function linesOf(picture: Picture, margin: number): OwnLine[] {
  const { pane } = picture;
  return ownPrices(picture)
    .filter(({ y }) => inView(pane, { top: y, bottom: y }, margin))
    .map(({ mark, y, inBand }) => ({ y: devicePoint(y, pane.ratio), mark, inBand }));
}

export function levelsOf(picture: Picture): OwnLevel[] {
  const { pane, words } = picture;
  const levels: OwnLevel[] = [];
  for (const { level, mark, y: at, inBand } of ownPrices(picture)) {
    const beyond = edgeOf(at, pane.height);
    if (beyond && (mark !== 'liquidation' || countAt(levels, beyond) >= MOST_BEYOND)) continue;
    const y: DevicePx = devicePoint(
      beyond ? edgePlace(beyond, countAt(levels, beyond), picture) : at,
      pane.ratio,
    );
    const touches = levels.some((other) => other.text && Math.abs(other.y - y) < PLATE_ROOM * pane.ratio);
    const text = touches ? '' : words.ownLevel(level, mark);
    levels.push({ y, text, mark, inBand, ...(beyond ? { beyond } : {}) });
  }
  return levels;
}

function countAt(levels: readonly OwnLevel[], edge: Edge): number {
  return levels.filter(({ beyond }) => beyond === edge).length;
}
