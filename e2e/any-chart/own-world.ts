/** The extension's own world in a page: a debugger may enter it, to count what is done there. */
import type { Page } from '@playwright/test';

interface World {
  readonly id: number;
  readonly origin: string;
}

export async function inOwnWorld(page: Page, expression: string): Promise<unknown> {
  const session = await page.context().newCDPSession(page);
  const worlds: World[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await session.send('Runtime.enable');
  const own = worlds.findLast(({ origin }) => origin.startsWith('chrome-extension://'));
  if (!own) throw new Error('the extension has no world in this page');
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    contextId: own.id,
    expression,
    returnByValue: true,
  });
  await session.detach();
  if (exceptionDetails) throw new Error(exceptionDetails.text);
  return result.value;
}

/** From now on, counts how often a canvas of ours is drawn on. */
export async function countDraws(page: Page): Promise<void> {
  await inOwnWorld(
    page,
    `globalThis.draws = 0;
     const pens = [CanvasRenderingContext2D.prototype, OffscreenCanvasRenderingContext2D.prototype];
     for (const pen of pens) for (const name of ['fillRect', 'clearRect', 'drawImage', 'stroke', 'fill']) {
       const native = pen[name];
       pen[name] = function (...args) {
         globalThis.draws++;
         return native.apply(this, args);
       };
     }`,
  );
}

export async function drawsSoFar(page: Page): Promise<number> {
  return Number(await inOwnWorld(page, 'globalThis.draws'));
}
