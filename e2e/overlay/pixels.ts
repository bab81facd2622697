import type { Page } from '@playwright/test';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels in a box of the page that are as yellow as only the strongest band is. */
export async function yellowPixels(page: Page, reader: Page, clip: Box): Promise<number> {
  const picture = (await page.screenshot({ clip })).toString('base64');
  return reader.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const { data: pixels } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let count = 0;
    for (let i = 0; i < pixels.length; i += 4) {
      if (pixels[i]! > 90 && pixels[i + 1]! > 80 && pixels[i + 2]! < 60) count++;
    }
    return count;
  }, picture);
}

/** The pixels in a box of the page that are of a colour, each as [x, y] from the box's corner, row by row. */
export async function pixelsOf(
  page: Page,
  reader: Page,
  clip: Box,
  colour: readonly [number, number, number],
  within = 14,
): Promise<(readonly [number, number])[]> {
  const picture = (await page.screenshot({ clip })).toString('base64');
  return reader.evaluate(
    async ([data, wanted, most]) => {
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      const { data: pixels } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      const found: [number, number][] = [];
      for (let i = 0; i < pixels.length; i += 4) {
        if (wanted.some((value, channel) => Math.abs(pixels[i + channel]! - value) > most)) continue;
        found.push([(i / 4) % bitmap.width, Math.floor(i / 4 / bitmap.width)]);
      }
      return found;
    },
    [picture, colour, within] as const,
  );
}

export interface Rows {
  readonly first: number;
  readonly last: number;
}

/** Runs of rows in a box of the page that are yellow through and through, as only a strong band is: from the box's top. */
export async function yellowRows(page: Page, reader: Page, clip: Box): Promise<Rows[]> {
  const picture = (await page.screenshot({ clip })).toString('base64');
  return reader.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const { data: pixels } = context.getImageData(0, 0, width, height);
    const runs: { first: number; last: number }[] = [];
    for (let y = 0; y < height; y++) {
      let yellow = 0;
      for (let at = 4 * y * width; at < 4 * (y + 1) * width; at += 4)
        if (Math.min(pixels[at]!, pixels[at + 1]!) - pixels[at + 2]! > 25) yellow++;
      if (yellow < 0.6 * width) continue;
      const run = runs.at(-1);
      if (run && run.last >= y - 3) run.last = y;
      else runs.push({ first: y, last: y });
    }
    return runs;
  }, picture);
}
