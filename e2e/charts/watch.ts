/** Inside the page: holds what the reader says against the library's own arithmetic, in the microtask of every draw. */
import '../overlay/reader-harness';
import type { Rect, ScaleKind } from './chart-page';

const HEIGHTS = [0.02, 0.25, 0.5, 0.75, 0.98];
const WIDTHS = [0.1, 0.5, 0.9];
/** Css px: farther off than this, a scale is another scale. */
const WRONG = 1.5;
const EDGE = 2; // css px
const HALF_DAY = 43_200_000;
const MOST_NOTES = 3;

export interface Tally {
  steps: number;
  draws: number;
  verified: number;
  /** Draws that were verified, and whose times were read. */
  timed: number;
  /** Draws whose plot was found elsewhere than it is. */
  misplaced: number;
  /** Draws verified although a price is off by more than 1.5 css px, or the feed is another symbol's. */
  wrongScales: number;
  /** Times off by more than half a day. */
  wrongDays: number;
  /** Absolute errors, css px. */
  readonly prices: number[];
  readonly times: number[];
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

function edgesOff(a: Rect, b: Rect): boolean {
  return [
    a.left - b.left,
    a.top - b.top,
    a.left + a.width - b.left - b.width,
    a.top + a.height - b.top - b.height,
  ].some((gap) => !(Math.abs(gap) <= EDGE));
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
  tally.draws++;
  const found = reading.plot();
  if (reading.trust.state !== 'verified' || !found) return;
  tally.verified++;
  if (otherSymbol) {
    tally.wrongScales++;
    note(tally, 'verified with the feed of another symbol');
    return;
  }
  const plot = page.plot();
  if (edgesOff(found, plot)) {
    tally.misplaced++;
    note(tally, `plot ${JSON.stringify(plot)} found at ${JSON.stringify(found)}`);
  }
  lookAtPrices(tally, found, plot);
  lookAtTimes(tally, found, plot);
}

/** Looks at every draw, and at what is on screen after each step. */
window.walk = async ({ scale, steps, seed, feed }) => {
  const { page, reading } = window;
  const tally: Tally = {
    steps: 0,
    draws: 0,
    verified: 0,
    timed: 0,
    misplaced: 0,
    wrongScales: 0,
    wrongDays: 0,
    prices: [],
    times: [],
    notes: [],
  };
  reading.lastPrice = feed ?? page.lastPrice;
  const random = seeded(seed);
  const see = (): void => look(tally, feed !== undefined);
  await page.reset();
  await page.setScale(scale);
  reading.afterDraw = see;
  for (; tally.steps < steps; tally.steps++) {
    await page.step(random);
    see();
  }
  reading.afterDraw = () => undefined;
  return tally;
};
