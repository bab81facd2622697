/** Inside a page: a hand on its chart that moves once a frame, however slow the machine is. */
export interface Hand {
  /** Presses at a point, swings about it for so many frames, `pace` of them a radian, and lets go. */
  drag(from: Point, reach: Point, frames: number, pace?: number): Promise<void>;
  wheel(at: Point, frames: number): Promise<void>;
  /** Zooms, and stretches of the price axis, by the page's own calls. */
  steps(count: number): Promise<void>;
  /** Labels written since the page began. */
  readonly labels: number;
}

export type Point = readonly [number, number];

declare global {
  interface Window {
    hand: Hand;
  }
}

const nextFrame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));

/** As a browser does: a pointer's event, then the mouse's. */
function point(target: Element, kind: 'down' | 'move' | 'up', [x, y]: Point): void {
  const init = {
    clientX: x,
    clientY: y,
    screenX: x,
    screenY: y,
    bubbles: true,
    composed: true,
    cancelable: true,
    view: window,
    buttons: kind === 'up' ? 0 : 1,
  };
  const pointer = { ...init, pointerId: 1, isPrimary: true, pointerType: 'mouse' };
  target.dispatchEvent(new PointerEvent(`pointer${kind}`, pointer));
  target.dispatchEvent(new MouseEvent(`mouse${kind}`, init));
}

function enter(at: Point): Element {
  const target = document.elementFromPoint(...at) ?? document.body;
  for (let element: Element | null = target; element; element = element.parentElement)
    element.dispatchEvent(new MouseEvent('mouseenter', { clientX: at[0], clientY: at[1] }));
  point(target, 'move', at);
  return target;
}

/** What a page's step takes for a zoom about the newest bars, and for a stretch of its price axis. */
const [ZOOM, STRETCH] = [0.4, 0.6];

let labels = 0;
for (const name of ['fillText', 'strokeText'] as const) {
  const write = CanvasRenderingContext2D.prototype[name];
  CanvasRenderingContext2D.prototype[name] = function (this: CanvasRenderingContext2D, text, ...rest) {
    labels++;
    write.call(this, text, ...rest);
  };
}

window.hand = {
  get labels() {
    return labels;
  },
  async drag([x, y], [right, down], frames, pace = 11) {
    const target = enter([x, y]);
    point(target, 'down', [x, y]);
    for (let i = 1; i <= frames; i++) {
      await nextFrame();
      point(target, 'move', [x + right * Math.sin(i / pace / 2), y + down * Math.sin(i / pace)]);
    }
    await nextFrame();
    point(target, 'up', [x, y]);
    await nextFrame();
  },
  async wheel([x, y], frames) {
    const target = enter([x, y]);
    for (let i = 0; i < frames; i++) {
      await nextFrame();
      const deltaY = Math.sin((i + 1) / 4) > -0.2 ? 100 : -100; // a little more out than in: the newest bar stays in view
      const init = { clientX: x, clientY: y, deltaY, bubbles: true, composed: true, cancelable: true };
      target.dispatchEvent(new WheelEvent('wheel', init));
    }
    await nextFrame();
  },
  async steps(count) {
    for (let i = 0; i < count; i++) {
      const [up, at] = [Math.sin(i / 2) / 2 + 0.5, Math.sin(i) / 2 + 0.5];
      const drawn = [i % 3 ? STRETCH : ZOOM, up, at];
      await window.page.step(() => drawn.shift() ?? 0);
      await nextFrame();
    }
  },
};
