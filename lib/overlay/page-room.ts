/** Finds what the page itself shows over the plot's corners, such as a legend or a toolbar, to stay clear of it. */
import type { PageRoom } from './picture';
import type { Plot } from './stage';

const RIGHT = 60; // css px from the right edge: where hints stand
const LEFT = 30; // css px from the left edge: where the legend stands
const INSET = 14; // css px from the upper or lower edge
const CLEAR = 4; // css px

/** A page's own element over the plot: no part of a drawing, not one that holds the plot or lies over most of it. */
function covers(element: Element, pane: Element, own: Element, height: number): boolean {
  if (element === own || element instanceof HTMLCanvasElement || element instanceof SVGElement) return false;
  if (element.contains(pane)) return false;
  const covered = element.getBoundingClientRect().height;
  return covered > 0 && covered < height / 2;
}

/** Makes the browser lay the page out: for once a second, not for every frame. */
export function pageRoom(pane: Element, plot: Plot, own: Element): PageRoom {
  const box = pane.getBoundingClientRect();
  const [left, top] = [box.left + plot.left, box.top + plot.top];
  const [right, bottom] = [left + plot.width, top + plot.height];
  const tree = pane.getRootNode() as Document | ShadowRoot;
  const coverAt = (x: number, y: number): DOMRect | undefined =>
    tree
      .elementsFromPoint(x, y)
      .find((element) => covers(element, pane, own, plot.height))
      ?.getBoundingClientRect();
  const above = coverAt(right - RIGHT, top + INSET);
  const below = (x: number): number => {
    const cover = coverAt(x, bottom - INSET);
    return cover ? bottom - cover.top + CLEAR : 0;
  };
  return {
    topRight: above ? above.bottom - top + CLEAR : 0,
    bottomRight: below(right - RIGHT),
    bottomLeft: below(left + LEFT),
  };
}
