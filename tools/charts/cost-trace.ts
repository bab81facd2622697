/**
 * What a browser's trace says of the extension's part in a page's frames. Times are the thread's own (CPU) time, so
 * that what else the machine does does not count.
 */
import type { Page } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds: wall clock, its length, and the thread's time in it. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string; readonly data?: { readonly url?: string } };
}

export interface FrameTrace {
  /** Script of the extension in each frame, ms; capture of labels, which runs within the page's calls, left out. */
  readonly script: readonly number[];
  /** Frames that the page drew. */
  readonly frames: number;
  /** All threads of all of the browser's processes, ms. */
  readonly cpu: number;
  /** Of that, the page's main thread: what holds a frame up on a slow machine. */
  readonly mainCpu: number;
  /** All script of the page, the extension's with it, ms. */
  readonly allScript: number;
}

const CATEGORIES = ['devtools.timeline', 'v8.execute', 'toplevel', 'cc', '__metadata'];
const TASKS = ['ThreadControllerImpl::RunTask', 'ThreadPool_RunTask'];

async function traced(page: Page, act: () => Promise<void>): Promise<TraceEvent[]> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES, excludedCategories: ['*'] },
  });
  await act();
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return events;
}

/** Calls that are not within another of them, by thread. */
function outermost(calls: readonly TraceEvent[]): TraceEvent[] {
  const ends = new Map<number, number>();
  return [...calls]
    .sort((a, b) => a.ts - b.ts)
    .filter(({ tid, ts, dur = 0 }) => {
      if (ts < (ends.get(tid) ?? 0)) return false;
      ends.set(tid, ts + dur);
      return true;
    });
}

function sum(events: readonly TraceEvent[]): number {
  return events.reduce((total, { tdur = 0 }) => total + tdur, 0) / 1000;
}

/** Script that ran between a frame's beginning and the next one's. */
function byFrame(starts: readonly number[], calls: readonly TraceEvent[]): number[] {
  const costs = starts.map(() => 0);
  let frame = -1;
  for (const { ts, tdur = 0 } of calls) {
    while (frame + 1 < starts.length && starts[frame + 1]! <= ts) frame++;
    if (frame >= 0) costs[frame]! += tdur / 1000;
  }
  return costs;
}

/** Traces a page while it moves. */
export async function traceFrames(page: Page, act: () => Promise<void>): Promise<FrameTrace> {
  const events = await traced(page, act);
  const complete = events.filter(({ ph }) => ph === 'X');
  const fired = complete.filter(({ name }) => name === 'FireAnimationFrame');
  const main = fired[0]?.tid;
  const calls = complete.filter(({ name, tid }) => name === 'FunctionCall' && tid === main);
  const ours = outermost(calls.filter(({ args }) => args.data?.url?.startsWith('chrome-extension://')));
  const starts = complete
    .filter(({ name, tid }) => name === 'ProxyMain::BeginMainFrame' && tid === main)
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  const tasks = outermost(complete.filter(({ name }) => TASKS.includes(name)));
  return {
    script: byFrame(starts, ours),
    frames: starts.length,
    cpu: sum(tasks),
    mainCpu: sum(tasks.filter(({ tid }) => tid === main)),
    allScript: sum(outermost(calls)),
  };
}
