/**
 * The labels of charts that write them in plain elements around their plot. Lists of prices, such as an order book's,
 * stand closer than an axis' labels do, and are left.
 */
import type { TextMark } from '../chart/label-column';
import { rectOf } from './plot-place';

const MOST_TEXTS = 600;
const LONGEST = 24;
const SAME_EDGE = 3; // css px
const LEAST_PITCH = 26; // css px between an axis' labels
const FEWEST = 3;

interface Leaf {
  readonly text: string;
  readonly rect: DOMRect;
  readonly element: Element;
}

function leavesOf(group: Element): Leaf[] {
  const leaves: Leaf[] = [];
  const walker = group.ownerDocument.createTreeWalker(group, NodeFilter.SHOW_TEXT);
  for (let i = 0; i < MOST_TEXTS && walker.nextNode(); i++) {
    const text = walker.currentNode.nodeValue?.trim() ?? '';
    const element = walker.currentNode.parentElement;
    if (!element || text.length > LONGEST || !/\d/.test(text) || element.childElementCount > 0) continue;
    const range = group.ownerDocument.createRange();
    range.selectNodeContents(walker.currentNode);
    const rect = range.getBoundingClientRect();
    if (rect.width > 0) leaves.push({ text, rect, element });
  }
  return leaves;
}

function alignOf({ rect }: Leaf, leaves: readonly Leaf[]): TextMark['align'] {
  const sharing = (edge: 'left' | 'right'): number =>
    leaves.filter((other) => Math.abs(other.rect[edge] - rect[edge]) <= SAME_EDGE).length;
  const [left, right] = [sharing('left'), sharing('right')];
  if (Math.max(left, right) < FEWEST) return 'center';
  return right > left ? 'right' : 'left';
}

/** Whether something stands in the same column so near that the two are lines of a list. */
function isListed({ rect }: Leaf, leaves: readonly Leaf[]): boolean {
  return leaves.some((other) => {
    const down = other.rect.top - rect.top;
    return down > 1 && down < LEAST_PITCH && Math.abs(other.rect.left - rect.left) <= SAME_EDGE;
  });
}

/** Css px of the group. */
export function elementMarks(group: Element): readonly TextMark[] {
  const frame = rectOf(group);
  const leaves = leavesOf(group);
  if (leaves.filter((leaf) => isListed(leaf, leaves)).length * 3 > leaves.length) return [];
  return leaves.map((leaf) => {
    const { rect, text, element } = leaf;
    const align = alignOf(leaf, leaves);
    const x = align === 'left' ? rect.left : align === 'right' ? rect.right : (rect.left + rect.right) / 2;
    const y = (rect.top + rect.bottom) / 2 - frame.top;
    return {
      text,
      x: x - frame.left,
      y,
      align,
      width: rect.width,
      grain: 0,
      ink: getComputedStyle(element).color,
    };
  });
}
