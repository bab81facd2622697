/** Finds what the page itself shows over the plot's corners, such as a legend or a toolbar, to stay clear of it. */
import type { PageRoom } from './picture';

const RIGHT = 60; // css px from the right edge: where hints stand
const LEFT = 30; // css px from the left edge: where the legend stands
const INSET = 14; // css px from the upper or lower edge
const CLEAR = 4; // css px

/** A page's own element over the plot, not one that holds the plot or lies over most of it. */
function covers(element: Element, pane: HTMLElement, own: Element, height: number): boolean {
  if (element === own || element instanceof HTMLCanvasElement || element.contains(pane)) return false;
  const covered = element.getBoundingClientRect().height;
  return covered > 0 && covered < height / 2;
}

/** Makes the browser lay the page out: for once a second, not for every frame. */
export function pageRoom(pane: HTMLElement, own: Element): PageRoom {
  const rect = pane.getBoundingClientRect();
  const coverAt = (x: number, y: number): DOMRect | undefined =>
    pane.ownerDocument
      .elementsFromPoint(x, y)
      .find((element) => covers(element, pane, own, rect.height))
      ?.getBoundingClientRect();
  const above = coverAt(rect.right - RIGHT, rect.top + INSET);
  const below = (x: number): number => {
    const cover = coverAt(x, rect.bottom - INSET);
    return cover ? rect.bottom - cover.top + CLEAR : 0;
  };
  return {
    topRight: above ? above.bottom - rect.top + CLEAR : 0,
    bottomRight: below(rect.right - RIGHT),
    bottomLeft: below(rect.left + LEFT),
  };
}
