/**
 * Notes what a page writes on its canvases: fillText, strokeText, and drawImage of a canvas that carries noted text.
 * The first text of a draw queues one microtask: it runs after the chart's own frame callback and before the browser
 * paints, so what follows from it is on screen in the same frame. It costs every draw of every page, so what a text was
 * written with is asked once and believed for as long as the canvas keeps its width.
 */
import { monthNamed } from '../chart/month-names';
import type { DrawnText } from './drawn-text';
import { inkOf, type TextContext } from './label-ink';
import { call, natives } from './natives';

type Canvas = HTMLCanvasElement | OffscreenCanvas;

interface Texts {
  draw: number;
  count: number;
  /** Those of this draw, and after them what is left of longer draws. */
  readonly notes: Note[];
  /** By how a text was aligned, and the text. */
  readonly shapes: Map<string, Shape>;
  width: number;
}

const MOST_TEXTS = 400;
const LONGEST = 40;
const DIGIT = /\d/;
const WHOLE = 0.3; // of a canvas
const SKEW = 1e-6; // some charts carry 1e-17 of shear
const INTEGER = 0.01;

export type CanvasFlush = (drawn: ReadonlyMap<HTMLCanvasElement, readonly DrawnText[]>) => void;

function alignOf(context: TextContext): DrawnText['align'] {
  const { textAlign, direction } = context;
  if (textAlign === 'center') return 'center';
  if (textAlign === 'start') return direction === 'rtl' ? 'right' : 'left';
  if (textAlign === 'end') return direction === 'rtl' ? 'left' : 'right';
  return textAlign;
}

/** What a text's place follows from, in the context's own units. */
interface Shape {
  readonly align: DrawnText['align'];
  /** From the anchor to `y`, and to the middle of the ink. */
  readonly hang: number;
  readonly middle: number;
  readonly width: number;
}

interface Note extends DrawnText {
  readonly shape: Shape;
  /** It came with an image: it tells nothing of how the page writes. */
  readonly copied?: true;
}

const SIZE = /([\d.]+)px/;

/** From a text's anchor to the middle of its line; of its ink, where the text stands on its letters' foot. */
function hangOf({ textBaseline, font }: TextContext, middle: number): number {
  const half = Number(SIZE.exec(font)?.[1] ?? Number.NaN) / 2;
  if (textBaseline === 'middle') return 0;
  if (textBaseline === 'alphabetic' || !(half > 0)) return middle;
  return textBaseline === 'top' || textBaseline === 'hanging' ? half : -half;
}

function shapeOf(context: TextContext, text: string): Shape {
  const { middle, width } = inkOf(context, text);
  const hang = hangOf(context, middle);
  // Whoever centres a label on its ink hangs it on the middle of its line and corrects that.
  return { align: alignOf(context), hang, middle: hang === 0 ? middle : hang, width };
}

/** Labels come at other turns when a chart is moved, but as they were: the font is what is slow to ask for. */
function newNote(context: TextContext, text: string, { shapes }: Texts): Note {
  const key = `${context.textAlign}|${context.textBaseline}|${text}`;
  let shape = shapes.get(key);
  if (!shape) {
    if (shapes.size >= MOST_TEXTS) shapes.clear();
    shapes.set(key, (shape = shapeOf(context, text)));
  }
  return { text, x: 0, y: 0, inkY: 0, width: 0, align: shape.align, ink: '', grain: 0, shape };
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) <= INTEGER;
}

/** What a place was rounded to, in pixels of the backing store: the context's own unit, or those pixels. */
function grainOf(place: number, unit: number): number {
  if (isWhole(place / unit)) return Math.abs(unit);
  return isWhole(place) ? 1 : 0;
}

class CanvasText {
  private readonly texts = new WeakMap<Canvas, Texts>();
  private readonly dirty = new Map<HTMLCanvasElement, Texts>();
  private draw = 0;

  constructor(
    private readonly flush: CanvasFlush,
    private readonly failed: () => void,
  ) {}

  text(context: TextContext, text: unknown, x: unknown, y: unknown): void {
    if (typeof text !== 'string' || typeof x !== 'number' || typeof y !== 'number') return;
    if (text.length > LONGEST || !(DIGIT.test(text) || monthNamed(text))) return;
    const { a, b, c, d, e, f } = call(natives.getTransform, context, []) as DOMMatrix;
    if (!(Math.abs(b) <= SKEW && Math.abs(c) <= SKEW)) return;
    const texts = this.textsOf(context.canvas);
    if (texts.count >= MOST_TEXTS) return;
    let note = texts.notes[texts.count];
    if (note?.text !== text || note.copied) texts.notes[texts.count] = note = newNote(context, text, texts);
    texts.count++;
    const { hang, middle, width } = note.shape;
    note.x = a * x + e;
    note.y = d * (y + hang) + f;
    note.inkY = d * (y + middle) + f;
    note.width = Math.abs(a) * width;
    note.ink = context.fillStyle as string;
    note.grain = grainOf(d * y + f, d);
  }

  image(context: TextContext, source: unknown, place: readonly unknown[]): void {
    const carried = this.texts.get(source as Canvas);
    if (!carried || source === context.canvas || !place.every((value) => typeof value === 'number')) return;
    const { width, height } = source as Canvas;
    const numbers = place as number[];
    const [sx, sy, sw, sh] = numbers.length === 8 ? numbers : [0, 0, width, height];
    const [dx, dy, dw = sw!, dh = sh!] = numbers.length === 8 ? numbers.slice(4) : numbers;
    const { a, d, e, f } = call(natives.getTransform, context, []) as DOMMatrix;
    const texts = this.textsOf(context.canvas);
    const scaleX = dw! / sw!;
    const scaleY = dh! / sh!;
    const grain = grainOf(d * dy! + f, d);
    // A chart that keeps each label as an image puts the image's middle where the label belongs.
    const middle = carried.count === 1 ? dy! + Math.floor(dh! / 2) : undefined;
    for (const note of carried.notes.slice(0, Math.min(carried.count, MOST_TEXTS - texts.count))) {
      const down = (y: number): number => d * (middle ?? dy! + (y - sy!) * scaleY) + f;
      texts.notes[texts.count++] = {
        ...note,
        copied: true,
        x: a * (dx! + (note.x - sx!) * scaleX) + e,
        y: down(note.y),
        inkY: down(note.inkY),
        width: Math.abs(a) * note.width * scaleX,
        grain,
      };
    }
  }

  /** A chart that draws twice before it is seen wipes off what it drew first. */
  clear({ canvas }: TextContext, width: unknown, height: unknown): void {
    const texts = this.texts.get(canvas);
    if (texts?.draw !== this.draw || texts.count === 0) return;
    // In the context's own units, of which a canvas of two pixels a css px has half as many.
    const [wide, high] = [Number(width) / canvas.width, Number(height) / canvas.height];
    if (wide > WHOLE && high > WHOLE) texts.count = 0;
  }

  /** The canvas's texts of this draw; the first call of a draw begins it. */
  private textsOf(canvas: Canvas): Texts {
    if (this.dirty.size === 0) natives.queueMicrotask(() => this.end());
    let texts = this.texts.get(canvas);
    if (texts?.draw === this.draw) return texts;
    const { width } = canvas;
    if (!texts || texts.width !== width)
      this.texts.set(canvas, (texts = { draw: 0, count: 0, notes: [], shapes: new Map(), width }));
    texts.draw = this.draw;
    texts.count = 0;
    this.dirty.set(canvas as HTMLCanvasElement, texts);
    return texts;
  }

  /** A page sees no error of ours. */
  private end(): void {
    try {
      this.finish();
    } catch {
      this.failed();
    }
  }

  private finish(): void {
    const drawn = new Map<HTMLCanvasElement, readonly DrawnText[]>();
    for (const [canvas, { notes, count }] of this.dirty) {
      notes.length = count;
      if (canvas instanceof HTMLCanvasElement) drawn.set(canvas, notes);
    }
    this.dirty.clear();
    this.draw++;
    this.flush(drawn);
  }
}

type Followed = 'fillText' | 'strokeText' | 'drawImage' | 'clearRect';

/** Puts `after` behind a method of the page without changing what the page sees of it. */
function follow(
  prototype: TextContext,
  name: Followed,
  after: (context: TextContext, args: readonly unknown[]) => void,
  failed: () => void,
): void {
  const native = prototype[name] as (...args: unknown[]) => void;
  const followed = new Proxy(native, {
    apply(target, context: TextContext, args: unknown[]) {
      call(target, context, args);
      try {
        after(context, args);
      } catch {
        failed(); // the page's drawing must not fail because of the note taken of it
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

/**
 * Wraps the page's text drawing; `flush` gets each draw's canvases with their texts. Notes are used again: read at once.
 * `failed`: a page that breaks what reading needs is not read any more.
 */
export function captureCanvasText(flush: CanvasFlush, failed: () => void = () => undefined): void {
  const capture = new CanvasText(flush, failed);
  const prototypes: TextContext[] = [CanvasRenderingContext2D.prototype];
  if ('OffscreenCanvasRenderingContext2D' in window)
    prototypes.push(OffscreenCanvasRenderingContext2D.prototype);
  for (const prototype of prototypes) {
    const after = (name: Followed, take: (context: TextContext, args: readonly unknown[]) => void): void =>
      follow(prototype, name, take, failed);
    after('fillText', (context, [text, x, y]) => capture.text(context, text, x, y));
    after('strokeText', (context, [text, x, y]) => capture.text(context, text, x, y));
    after('clearRect', (context, [, , width, height]) => capture.clear(context, width, height));
    after('drawImage', (context, [source, ...place]) => capture.image(context, source, place));
  }
}
