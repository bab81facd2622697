import type { CDPSession, Page } from '@playwright/test';

/** What the compositor put on screen while `act` ran, as base64 JPEGs or PNGs in order. */
export async function screencast(page: Page, act: () => Promise<void>): Promise<string[]> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const pictures: { readonly data: string; readonly time: number }[] = [];
  session.on('Page.screencastFrame', ({ data, sessionId, metadata }) => {
    pictures.push({ data, time: metadata.timestamp ?? 0 });
    // A picture that arrives as the session ends needs no answer any more.
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
  await act();
  await session.send('Page.stopScreencast');
  await session.detach();
  // They are encoded side by side, and do not always come as they were shown.
  return pictures.sort((a, b) => a.time - b.time).map(({ data }) => data);
}

/** Of the weakest edge that counts, by which red and green are above blue. */
const LEAST_YELLOW = 60;

/**
 * The first row of each picture, at a column, that is magenta, and the first that is nearly as yellow as any there: where an
 * edge falls between two rows it is half as bright. -1 where there is none.
 */
export async function rowsAt(
  reader: Page,
  pictures: readonly string[],
  column: number,
): Promise<{ line: number; edge: number }[]> {
  return reader.evaluate(
    async ([encoded, x, LEAST_YELLOW]) => {
      const rows: { line: number; edge: number }[] = [];
      for (const data of encoded) {
        const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        const context = canvas.getContext('2d')!;
        context.drawImage(bitmap, 0, 0);
        const pixels = context.getImageData(x, 0, 1, bitmap.height).data;
        const yellow = (y: number): number =>
          Math.min(pixels[4 * y]!, pixels[4 * y + 1]!) - pixels[4 * y + 2]!;
        let most = 0;
        for (let y = 0; y < bitmap.height; y++) most = Math.max(most, yellow(y));
        let [line, edge] = [-1, -1];
        for (let y = 0; y < bitmap.height; y++) {
          const [r, g, b] = [pixels[4 * y]!, pixels[4 * y + 1]!, pixels[4 * y + 2]!];
          if (line < 0 && r > 200 && b > 200 && g < 90) line = y;
          if (edge < 0 && most > LEAST_YELLOW && yellow(y) > 0.9 * most) edge = y;
        }
        rows.push({ line, edge });
      }
      return rows;
    },
    [[...pictures], column, LEAST_YELLOW] as const,
  );
}
