/**
 * Notes what a page writes on its canvases: fillText, strokeText, and drawImage of a canvas that carries noted text.
 * The first text of a draw queues one microtask: it runs after the chart's own frame callback and before the browser
 * paints, so what follows from it is on screen in the same frame.
 */
import type { TextMark } from '../chart/label-column';
import { inkMiddle } from './label-ink';
import { call, natives } from './natives';

type Canvas = HTMLCanvasElement | OffscreenCanvas;
type TextContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Positions in the canvas's backing store. */
interface DrawnTexts {
  draw: number;
  marks: TextMark[];
}

const MOST_MARKS = 400;
const DIGIT = /\d/;
const SKEW = 1e-6; // some charts carry 1e-17 of shear

export type Flush = (drawn: ReadonlyMap<HTMLCanvasElement, readonly TextMark[]>) => void;

function edgeOf(align: CanvasTextAlign): TextMark['align'] {
  if (align === 'center') return 'center';
  return align === 'right' || align === 'end' ? 'right' : 'left';
}

class TextCapture {
  private readonly texts = new WeakMap<Canvas, DrawnTexts>();
  private readonly dirty = new Map<HTMLCanvasElement, readonly TextMark[]>();
  private draw = 0;

  constructor(private readonly flush: Flush) {}

  text(context: TextContext, text: unknown, x: unknown, y: unknown): void {
    if (typeof text !== 'string' || !DIGIT.test(text) || typeof x !== 'number' || typeof y !== 'number')
      return;
    const matrix = call(natives.getTransform, context, []) as DOMMatrix;
    if (Math.abs(matrix.b) > SKEW || Math.abs(matrix.c) > SKEW) return;
    this.note(context.canvas, {
      text,
      x: matrix.a * x + matrix.e,
      y: matrix.d * (y + inkMiddle(context, text)) + matrix.f,
      align: edgeOf(context.textAlign),
      ink: String(context.fillStyle),
    });
  }

  image(context: TextContext, source: unknown, place: readonly unknown[]): void {
    const carried = this.texts.get(source as Canvas)?.marks;
    if (!carried || source === context.canvas || !place.every((value) => typeof value === 'number')) return;
    const { width, height } = source as Canvas;
    const numbers = place as number[];
    const [sx, sy, sw, sh] = numbers.length === 8 ? numbers : [0, 0, width, height];
    const [dx, dy, dw = sw!, dh = sh!] = numbers.length === 8 ? numbers.slice(4) : numbers;
    const matrix = call(natives.getTransform, context, []) as DOMMatrix;
    for (const mark of carried) {
      const x = dx! + ((mark.x - sx!) * dw!) / sw!;
      const y = dy! + ((mark.y - sy!) * dh!) / sh!;
      this.note(context.canvas, { ...mark, x: matrix.a * x + matrix.e, y: matrix.d * y + matrix.f });
    }
  }

  private note(canvas: Canvas, mark: TextMark): void {
    if (this.dirty.size === 0) natives.queueMicrotask(() => this.finish());
    let drawn = this.texts.get(canvas);
    if (!drawn || drawn.draw !== this.draw) {
      drawn = { draw: this.draw, marks: [] };
      this.texts.set(canvas, drawn);
    }
    if (drawn.marks.length < MOST_MARKS) drawn.marks.push(mark);
    this.dirty.set(canvas as HTMLCanvasElement, drawn.marks);
  }

  private finish(): void {
    const drawn = new Map(this.dirty);
    this.dirty.clear();
    this.draw++;
    this.flush(drawn);
  }
}

/** Puts `after` behind a method of the page without changing what the page sees of it. */
function follow<Name extends 'fillText' | 'strokeText' | 'drawImage'>(
  prototype: TextContext,
  name: Name,
  after: (context: TextContext, args: readonly unknown[]) => void,
): void {
  const native = prototype[name] as (...args: unknown[]) => void;
  const followed = new Proxy(native, {
    apply(target, context: TextContext, args: unknown[]) {
      call(target, context, args);
      try {
        after(context, args);
      } catch {
        // The page's drawing must not fail because of the note taken of it.
      }
    },
  });
  Object.defineProperty(prototype, name, {
    value: followed,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

/** Wraps the page's text drawing; `flush` gets each draw's canvases with their texts, in backing-store pixels. */
export function captureText(flush: Flush): void {
  const capture = new TextCapture(flush);
  const prototypes: TextContext[] = [CanvasRenderingContext2D.prototype];
  if ('OffscreenCanvasRenderingContext2D' in window)
    prototypes.push(OffscreenCanvasRenderingContext2D.prototype);
  for (const prototype of prototypes) {
    follow(prototype, 'fillText', (context, [text, x, y]) => capture.text(context, text, x, y));
    follow(prototype, 'strokeText', (context, [text, x, y]) => capture.text(context, text, x, y));
    follow(prototype, 'drawImage', (context, [source, ...place]) => capture.image(context, source, place));
  }
}
