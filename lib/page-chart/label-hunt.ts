/**
 * Looks now and then for charts whose labels are no canvas text, and from then on reads them whenever they change. The
 * observer's callback is a microtask: it runs before the page's next paint, as the canvas's flush does.
 */
import type { TextMark } from '../chart/label-column';
import type { Surface } from './drawn-text';
import { elementMarks } from './element-text';
import { rectOf } from './plot-place';
import { svgMarks } from './svg-text';

const FIRST = 125; // ms after the page has begun; each look is twice as long after the last as that was, up to
const EVERY = 2_000; // ms
const LEAST = { width: 200, height: 120 }; // css px
const FEWEST_TEXTS = 6;
const MOST_WATCHED = 8;
const ANCESTORS = 4;
const MOST_ROOM = 2.2; // times the plot's area: what is larger holds more than a chart

const CHANGES: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['transform', 'x', 'y', 'd', 'style', 'class', 'visibility', 'opacity'],
};

function isLarge(element: Element): boolean {
  const { width, height } = rectOf(element);
  return width >= LEAST.width && height >= LEAST.height;
}

/** The nearest element around a plot that carries labels. */
function groupAround(canvas: HTMLCanvasElement): HTMLElement | undefined {
  const plot = rectOf(canvas);
  let group = canvas.parentElement;
  for (let i = 0; i < ANCESTORS && group && group !== canvas.ownerDocument.body; i++) {
    const { width, height } = rectOf(group);
    if (width * height > MOST_ROOM * plot.width * plot.height) return undefined;
    if (elementMarks(group).length >= FEWEST_TEXTS) return group;
    group = group.parentElement;
  }
  return undefined;
}

export class LabelHunt {
  private readonly watched = new Map<Surface, MutationObserver>();

  /** `hasAxes` tells whether canvas text has given the page's charts already. */
  constructor(
    private readonly page: Document,
    private readonly read: (surface: Surface, marks: readonly TextMark[]) => void,
    private readonly hasAxes: () => boolean,
    /** What the page did to its prototypes costs us our sight, not the page anything. */
    private readonly failed: () => void = () => undefined,
  ) {}

  /** For as long as the page lives. */
  start(wait = FIRST): void {
    setTimeout(() => {
      try {
        if (this.page.visibilityState === 'visible') this.look();
      } catch {
        this.failed();
      }
      this.start(Math.min(2 * wait, EVERY));
    }, wait);
  }

  private look(): void {
    for (const [surface, observer] of this.watched) {
      if (surface.isConnected) continue;
      observer.disconnect();
      this.watched.delete(surface);
    }
    for (const svg of this.page.querySelectorAll('svg')) {
      if (svg.ownerSVGElement || this.watched.has(svg)) continue;
      if (svg.querySelectorAll('text').length >= FEWEST_TEXTS && isLarge(svg))
        this.watch(svg, () => svgMarks(svg));
    }
    if (this.hasAxes()) return;
    for (const canvas of this.page.querySelectorAll('canvas')) {
      const group = isLarge(canvas) ? groupAround(canvas) : undefined;
      if (group && !this.watched.has(group)) this.watch(group, () => elementMarks(group));
    }
  }

  private watch(surface: Surface, marks: () => readonly TextMark[]): void {
    if (this.watched.size >= MOST_WATCHED) return;
    const again = (): void => {
      try {
        this.read(surface, marks());
      } catch {
        this.failed();
      }
    };
    const observer = new MutationObserver(again);
    observer.observe(surface, CHANGES);
    this.watched.set(surface, observer);
    again();
  }
}
