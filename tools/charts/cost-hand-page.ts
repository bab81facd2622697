/** Inside a page: a hand on its chart that moves once a frame, however slow the machine is. */
export interface Hand {
  /** Presses at a point, goes round it `frames` times a step, and lets go. */
  drag(from: Point, reach: Point, frames: number): Promise<void>;
  wheel(at: Point, frames: number): Promise<void>;
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
  async drag([x, y], [right, down], frames) {
    const target = document.elementFromPoint(x, y) ?? document.body;
    point(target, 'move', [x, y]);
    point(target, 'down', [x, y]);
    for (let i = 1; i <= frames; i++) {
      await nextFrame();
      point(target, 'move', [x + right * Math.sin(i / 23), y + down * Math.sin(i / 11)]);
    }
    await nextFrame();
    point(target, 'up', [x, y]);
    await nextFrame();
  },
  async wheel([x, y], frames) {
    const target = document.elementFromPoint(x, y) ?? document.body;
    point(target, 'move', [x, y]);
    for (let i = 0; i < frames; i++) {
      await nextFrame();
      const deltaY = Math.sin(i / 15) > 0 ? 40 : -40;
      const init = { clientX: x, clientY: y, deltaY, bubbles: true, composed: true, cancelable: true };
      target.dispatchEvent(new WheelEvent('wheel', init));
    }
    await nextFrame();
  },
};
