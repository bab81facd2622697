/** How much of a page's time goes into the extension's scripts, in either world. */
import type { Page } from '@playwright/test';

export interface OwnWork {
  readonly share: number;
  readonly ms: number;
}

const OURS = /content-scripts\//;

export async function ownWork(page: Page, ms: number): Promise<OwnWork> {
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 500 });
  await session.send('Profiler.start');
  await new Promise((done) => setTimeout(done, ms));
  const { profile } = await session.send('Profiler.stop');
  await session.detach();
  const ours = new Set(profile.nodes.filter(({ callFrame }) => OURS.test(callFrame.url)).map(({ id }) => id));
  const { samples = [], timeDeltas = [] } = profile;
  const spent = samples.reduce((sum, id, i) => sum + (ours.has(id) ? (timeDeltas[i] ?? 0) : 0), 0);
  const whole = (profile.endTime - profile.startTime) / 1000;
  return { share: spent / 1000 / whole, ms: Math.round(whole) };
}

/** Asks the page without any of the functions that it may have replaced. */
export async function asked(page: Page, expression: string): Promise<unknown> {
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true });
  await session.detach();
  return result.value;
}
