/**
 * Inside the page: holds what the reader says against the library's own arithmetic, for each frame that was shown. It is
 * asked when the frame's callbacks are through: what was drawn and drawn over before is on nobody's screen, and what a
 * reader learns later is too late.
 */
import '../overlay/reader-harness';
import type { Rect, ScaleKind } from './chart-page';

const HEIGHTS = [0.02, 0.25, 0.5, 0.75, 0.98];
const WIDTHS = [0.1, 0.5, 0.9];
/** Css px: farther off than this, a scale is another scale. */
const WRONG = 1.5;
const HALF_DAY = 43_200_000;
const MOST_NOTES = 3;

export interface Tally {
  steps: number;
  frames: number;
  verified: number;
  /** Frames that were verified, and whose times were read. */
  timed: number;
  /** Frames verified although a price is off by more than 1.5 css px, or the feed is another symbol's. */
  wrongScales: number;
  /** Times off by more than half a day. */
  wrongDays: number;
  /** Absolute errors, css px. */
  readonly prices: number[];
  readonly times: number[];
  /** How far the plot that was found reaches past, or stays short of, the one that is. */
  readonly edges: number[];
  /** The first of what went wrong, in words. */
  readonly notes: string[];
}

export interface Course {
  /** Taken once the page has been read as a linear chart. */
  readonly scale: ScaleKind;
  readonly steps: number;
  readonly seed: number;
  /** What the feed says instead of the chart's last price: another symbol's. */
  readonly feed?: number;
}

declare global {
  interface Window {
    walk(course: Course): Promise<Tally>;
  }
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** The farthest that an edge of one is from the other's, css px. */
function edgeGap(a: Rect, b: Rect): number {
  const right = a.left + a.width - b.left - b.width;
  const bottom = a.top + a.height - b.top - b.height;
  return Math.max(...[a.left - b.left, a.top - b.top, right, bottom].map(Math.abs));
}

function note(tally: Tally, what: string): void {
  const step = `step ${tally.steps}: `;
  if (tally.notes.length < MOST_NOTES && !tally.notes.at(-1)?.startsWith(step)) tally.notes.push(step + what);
}

function lookAtPrices(tally: Tally, found: Rect, plot: Rect): void {
  const { page, reading } = window;
  const errors = HEIGHTS.map((share) => page.priceAt(share * plot.height))
    .filter((price) => price > 0)
    .map((price) => found.top + reading.yOf(price) - plot.top - page.yOf(price));
  const worst = Math.max(...errors.map((error) => (Number.isNaN(error) ? Infinity : Math.abs(error))));
  if (worst > WRONG) {
    tally.wrongScales++;
    note(
      tally,
      `prices off by ${errors.map((error) => error.toFixed(2)).join(', ')} px; ${JSON.stringify(reading.trust.scale)}`,
    );
  }
  tally.prices.push(...errors.map(Math.abs));
}

function lookAtTimes(tally: Tally, found: Rect, plot: Rect): void {
  const { page, reading } = window;
  if (!reading.time) return;
  tally.timed++;
  const halfDay = Math.abs(page.xOf(page.lastTime) - page.xOf(page.lastTime - HALF_DAY));
  for (const share of WIDTHS) {
    const time = page.timeAt(share * plot.width);
    const error = found.left + reading.xOf(time) - plot.left - page.xOf(time);
    tally.times.push(Math.abs(error));
    if (Math.abs(error) < halfDay) continue;
    tally.wrongDays++;
    note(tally, `time off by ${((error / halfDay) * 12).toFixed(1)} h; ${JSON.stringify(reading.time)}`);
  }
}

function look(tally: Tally, otherSymbol: boolean): void {
  const { page, reading } = window;
  tally.frames++;
  const found = reading.plot();
  if (reading.trust.state !== 'verified' || !found) return;
  tally.verified++;
  if (otherSymbol) {
    tally.wrongScales++;
    note(tally, 'verified with the feed of another symbol');
    return;
  }
  const plot = page.plot();
  tally.edges.push(edgeGap(found, plot));
  lookAtPrices(tally, found, plot);
  lookAtTimes(tally, found, plot);
}

/** Walks at random and looks at each step's frame. */
window.walk = async ({ scale, steps, seed, feed }) => {
  const { page, reading } = window;
  const tally: Tally = {
    steps: 0,
    frames: 0,
    verified: 0,
    timed: 0,
    wrongScales: 0,
    wrongDays: 0,
    prices: [],
    times: [],
    edges: [],
    notes: [],
  };
  reading.lastPrice = feed ?? page.lastPrice;
  if (feed !== undefined) reading.symbol = 'another';
  reading.steered = () => page.steered;
  const random = seeded(seed);
  await page.reset();
  await page.setScale(scale);
  for (; tally.steps < steps; tally.steps++) {
    await page.step(random);
    look(tally, feed !== undefined);
  }
  return tally;
};
