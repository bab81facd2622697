/** The reader's half of a timed page: the real reader in the page's world, with a stopwatch around each draw. */
import { openSender } from '../../lib/page-chart/bridge';
import { ChartReader } from '../../lib/page-chart/chart-reader';
import { captureCanvasText } from '../../lib/page-chart/canvas-text';
import type { FrameCost } from './frame-cost';

const NAMES = ['fillText', 'strokeText', 'drawImage'] as const;

const cost: FrameCost = { reader: [], overlay: [] };
let drawing = 0;
let native = 0;
let overlay = 0;

/** Puts a stopwatch around the page's text drawing. */
function time(add: (ms: number) => void): void {
  for (const name of NAMES) {
    const inner = CanvasRenderingContext2D.prototype[name] as (...args: unknown[]) => void;
    const timed = function (this: CanvasRenderingContext2D, ...args: unknown[]): void {
      const start = performance.now();
      inner.apply(this, args);
      add(performance.now() - start);
    };
    Object.assign(CanvasRenderingContext2D.prototype, { [name]: timed });
  }
}

time((ms) => (native += ms));
const sender = openSender(document);
const reader = new ChartReader({
  pane: (number, element) => sender.pane(number, element),
  geometry(geometry) {
    const start = performance.now();
    sender.geometry(geometry); // the overlay paints before this returns
    overlay += performance.now() - start;
  },
});
captureCanvasText((drawn) => {
  const start = performance.now();
  reader.read(drawn);
  const read = performance.now() - start;
  cost.reader.push(drawing - native + read - overlay);
  cost.overlay.push(overlay);
  drawing = native = overlay = 0;
});
time((ms) => (drawing += ms));
Object.assign(window, { frameCost: cost });
