/**
 * The overlay's place in the page: two plain elements with closed shadow roots, beside the chart's own, above its canvases
 * and below whatever the page puts over them. The lower one holds the heat, which blends with the plot; the upper one all
 * else. They never take a pointer; only what they hold may.
 */
import type { Ground, Pane } from './picture';
import type { Canvases } from './painting/overlay-painter';

/** Css px from the upper left corner of the element's box. */
export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const ALONE_LAYER = '2147483000';
const MOST_ENTRIES = 3; // in a second: a page that keeps taking the overlay out wins
const STILL = 0.02; // css px that a browser's layout rounds away

/** The lighter of two keeps candles bright on a dark plot; on a light one heat is laid on like ink. */
const BLEND: Readonly<Record<Ground, string>> = { dark: 'lighten', light: 'multiply' };

type Styles = Readonly<Record<string, string>>;

/** `!important`, so that a page's rules for its own elements do not bend ours. */
function put(element: HTMLElement, styles: Styles): void {
  for (const [name, value] of Object.entries(styles)) {
    if (element.style.getPropertyValue(name) !== value) element.style.setProperty(name, value, 'important');
  }
}

/** An inner piece of an SVG chart has no place beside it for HTML; its outermost element has. */
function outermost(pane: Element): Element {
  let element = pane;
  while (element instanceof SVGElement && element.ownerSVGElement) element = element.ownerSVGElement;
  return element;
}

function holdsElements(element: Element): boolean {
  return element instanceof HTMLElement && !(element instanceof HTMLCanvasElement);
}

/** Where to stand beside a pane: in its parent, except that nothing but a fullscreen element itself is on screen. */
function homeOf(pane: Element): ParentNode | undefined {
  if (pane === pane.ownerDocument.fullscreenElement && holdsElements(pane)) return pane;
  return (outermost(pane).parentNode as ParentNode | null) ?? undefined;
}

function samePlot(a: Plot | undefined, b: Plot): boolean {
  return a?.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height;
}

export class Stage {
  readonly root: ShadowRoot;
  readonly host: HTMLElement;
  readonly canvases: Canvases;
  private readonly under: HTMLElement;
  private readonly below: ShadowRoot;
  private pane: Element | undefined;
  private plot: Plot | undefined;
  private blended: Ground | undefined;
  private readonly entries: number[] = [];

  constructor(
    private readonly page: Document,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.under = page.createElement('div');
    this.host = page.createElement('div');
    this.root = this.host.attachShadow({ mode: 'closed' });
    this.below = this.under.attachShadow({ mode: 'closed' });
    const canvas = (): HTMLCanvasElement => page.createElement('canvas');
    this.canvases = { heat: canvas(), toCome: canvas(), bands: canvas(), marks: canvas(), edges: canvas() };
    const { bands, marks, edges } = this.canvases;
    this.root.append(bands, marks, edges);
  }

  /**
   * Stands over a plot within an element. Reads the page's layout only when either is another than before, or when the
   * page moved them. Tells whether it was.
   */
  standOver(pane: Element, plot: Plot): boolean {
    if (!(plot.width > 0 && plot.height > 0)) {
      this.leave();
      return false;
    }
    const home = homeOf(pane);
    const stands = pane === this.pane && this.host.parentNode === home && this.under.parentNode === home;
    if (stands && this.host.isConnected && samePlot(this.plot, plot)) return false;
    if (!stands && !(home && this.enter(home))) return false;
    this.pane = pane;
    this.plot = plot;
    this.follow();
    return true;
  }

  /** Stands over the whole window, for the legend alone. */
  standAlone(): void {
    const { fullscreenElement, documentElement } = this.page;
    const home = fullscreenElement && holdsElements(fullscreenElement) ? fullscreenElement : documentElement;
    if ((!this.pane && this.host.parentNode === home) || !this.mayEnter()) return;
    this.pane = undefined;
    this.under.remove();
    this.dress(this.host, { position: 'fixed', 'z-index': ALONE_LAYER, left: '0px', top: '0px' });
    put(this.host, { width: '100%', height: '100%' });
    home.append(this.host);
  }

  leave(): void {
    this.pane = undefined;
    this.under.remove();
    this.host.remove();
  }

  /** Puts the elements where the plot is now, by what they are off: whatever they are positioned in. */
  follow(): void {
    const { pane, plot, host, under } = this;
    if (!pane || !plot) return;
    const size = { width: `${plot.width}px`, height: `${plot.height}px` };
    const [box, own] = [pane.getBoundingClientRect(), host.getBoundingClientRect()];
    const right = box.left + plot.left - own.left;
    const down = box.top + plot.top - own.top;
    const moves = Math.abs(right) > STILL || Math.abs(down) > STILL;
    const left = Number.parseFloat(host.style.left) + (moves ? right : 0);
    const top = Number.parseFloat(host.style.top) + (moves ? down : 0);
    for (const element of [under, host]) put(element, { ...size, left: `${left}px`, top: `${top}px` });
  }

  /**
   * How the heat mixes with the plot. Undefined: there is none, and what does not mix costs the compositor less, what is
   * not there the page.
   */
  blendWith(ground: Ground | undefined): void {
    if (ground === this.blended) return;
    this.blended = ground;
    put(this.under, { 'mix-blend-mode': ground ? BLEND[ground] : 'normal' });
    const { heat, toCome } = this.canvases;
    this.below.replaceChildren(...(ground ? [heat, toCome] : []));
  }

  get standing(): Element | undefined {
    return this.host.isConnected && this.pane?.isConnected ? this.pane : undefined;
  }

  get size(): { readonly width: number; readonly height: number } {
    return { width: this.host.clientWidth, height: this.host.clientHeight };
  }

  private enter(home: ParentNode): boolean {
    if (!this.mayEnter()) return false;
    const layer = String(this.highestLayer(home));
    for (const element of [this.under, this.host])
      this.dress(element, { position: 'absolute', 'z-index': layer, left: '0px', top: '0px' });
    home.append(this.under, this.host);
    return true;
  }

  private mayEnter(): boolean {
    const now = this.now();
    if (this.entries.length >= MOST_ENTRIES && now - this.entries[0]! < 1_000) return false;
    this.entries.push(now);
    if (this.entries.length > MOST_ENTRIES) this.entries.shift();
    return true;
  }

  private highestLayer(home: ParentNode): number {
    let highest = 0;
    for (const child of home.children) {
      if (child === this.host || child === this.under) continue;
      const layer = Number.parseInt(getComputedStyle(child).zIndex, 10);
      if (layer > highest) highest = layer;
    }
    return highest;
  }

  private dress(element: HTMLElement, styles: Styles): void {
    put(element, {
      all: 'initial',
      display: 'block',
      overflow: 'hidden',
      contain: 'strict',
      'pointer-events': 'none',
      ...styles,
    });
  }
}

export function paneOf(width: number, height: number, ratio: number): Pane {
  return { width: width as Pane['width'], height: height as Pane['height'], ratio };
}
