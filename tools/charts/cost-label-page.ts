/** Inside a blank page: times writing labels with and without the capture behind it. */
import type { DrawnText } from '../../lib/page-chart/drawn-text';
import { captureCanvasText } from '../../lib/page-chart/canvas-text';
import { ChartReader } from '../../lib/page-chart/chart-reader';

export interface LabelTimes {
  /** Microseconds a label, batch by batch. */
  readonly bare: number[];
  readonly captured: number[];
  readonly read: number[];
}

declare global {
  interface Window {
    timeLabels(batches: number): Promise<LabelTimes>;
  }
}

const LABELS = 20;
const DRAWS = 150;

type Write = CanvasRenderingContext2D['fillText'];

const canvas = Object.assign(document.createElement('canvas'), { width: 70, height: 600 });
document.body.append(canvas);
const context = canvas.getContext('2d')!;
context.font = '12px sans-serif';
context.textBaseline = 'middle';

/** A price axis that is being dragged: labels move, and leave at one end as others come at the other. */
function drawAxis(write: Write, draw: number): void {
  for (let i = 0; i < LABELS; i++) {
    const price = 60_000 + 10 * (i + Math.floor(draw / 8));
    write.call(context, price.toFixed(1), 4, 590 - 29 * i + 3 * (draw % 8));
  }
}

let flushed: (drawn: ReadonlyMap<HTMLCanvasElement, readonly DrawnText[]>) => void = () => undefined;
const bare = CanvasRenderingContext2D.prototype.fillText;
captureCanvasText((drawn) => flushed(drawn));
const captured = CanvasRenderingContext2D.prototype.fillText;

async function timed(write: Write): Promise<number> {
  const start = performance.now();
  for (let draw = 0; draw < DRAWS; draw++) {
    drawAxis(write, draw);
    await undefined; // the flush
  }
  return ((performance.now() - start) * 1000) / (DRAWS * LABELS);
}

window.timeLabels = async (batches) => {
  const times: LabelTimes = { bare: [], captured: [], read: [] };
  const reader = new ChartReader({ pane: () => undefined, geometry: () => undefined });
  for (let batch = 0; batch < batches; batch++) {
    flushed = () => undefined;
    times.bare.push(await timed(bare));
    times.captured.push(await timed(captured));
    flushed = (drawn) => reader.read(drawn);
    times.read.push(await timed(captured));
    context.clearRect(0, 0, canvas.width, canvas.height);
    await new Promise((done) => requestAnimationFrame(done)); // what was written is painted, and not timed
  }
  return times;
};
