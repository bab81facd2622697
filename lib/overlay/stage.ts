/**
 * The overlay's place in the page: one plain element with a closed shadow root, above the pane's canvases and below
 * whatever the page puts over them. It never takes a pointer; only what it holds may.
 */
import type { Pane } from './picture';

const FIXED_LAYER = '2147483000';

function highestLayer(parent: Element): number {
  let highest = 0;
  for (const child of parent.children) {
    const layer = Number.parseInt(getComputedStyle(child).zIndex, 10);
    if (layer > highest) highest = layer;
  }
  return highest;
}

function put(element: HTMLElement, styles: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(styles)) {
    if (element.style.getPropertyValue(name) !== value) element.style.setProperty(name, value);
  }
}

export class Stage {
  readonly root: ShadowRoot;
  readonly canvas: HTMLCanvasElement;
  readonly host: HTMLElement;
  private pane: HTMLElement | undefined;
  private fixed = true;
  private extent = '';

  constructor(private readonly page: Document) {
    this.host = page.createElement('div');
    this.root = this.host.attachShadow({ mode: 'closed' });
    this.canvas = page.createElement('canvas');
    put(this.canvas, {
      position: 'absolute',
      inset: '0',
      width: '100%',
      height: '100%',
      'pointer-events': 'none',
    });
    this.root.append(this.canvas);
  }

  /**
   * Stands over a pane: beside its canvas where the parent is positioned, so that it moves along; else fixed. Reads the
   * page's layout only when the pane is another or of another size. Tells whether it was.
   */
  standOver(pane: HTMLElement, width = 0, height = 0): boolean {
    const extent = `${width}×${height}`;
    const parent = pane.parentElement;
    if (!parent || (pane === this.pane && this.host.isConnected && extent === this.extent)) return false;
    this.extent = extent;
    if (pane !== this.pane || !this.host.isConnected) {
      this.pane = pane;
      this.fixed = getComputedStyle(parent).position === 'static';
      const layer = this.fixed ? FIXED_LAYER : String(highestLayer(parent));
      this.dress({ position: this.fixed ? 'fixed' : 'absolute', 'z-index': layer });
      const home = this.fixed ? this.page.documentElement : parent;
      home.append(this.host);
    }
    this.follow();
    return true;
  }

  /** Stands over the whole window, for the legend alone. */
  standAlone(): void {
    if (!this.pane && this.host.isConnected) return;
    this.pane = undefined;
    this.dress({
      position: 'fixed',
      'z-index': FIXED_LAYER,
      left: '0px',
      top: '0px',
      width: '100%',
      height: '100%',
    });
    this.page.documentElement.append(this.host);
  }

  leave(): void {
    this.pane = undefined;
    this.host.remove();
  }

  /** Puts the element where the pane is now. */
  follow(): void {
    if (!this.pane) return;
    const { width, height, left, top } = this.pane.getBoundingClientRect();
    put(this.host, {
      left: `${this.fixed ? left : this.pane.offsetLeft}px`,
      top: `${this.fixed ? top : this.pane.offsetTop}px`,
      width: `${width}px`,
      height: `${height}px`,
    });
  }

  get standing(): HTMLElement | undefined {
    return this.host.isConnected && this.pane?.isConnected ? this.pane : undefined;
  }

  get size(): { readonly width: number; readonly height: number } {
    return { width: this.host.clientWidth, height: this.host.clientHeight };
  }

  private dress(styles: Readonly<Record<string, string>>): void {
    put(this.host, {
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
