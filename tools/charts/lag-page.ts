/** Inside an empty tab: finds in pictures of a chart where its price tag stands, and where the band around that price. */
export interface Strips {
  /** Rows of the plot, and columns of its price axis and of a stretch of the plot itself, px. */
  readonly rows: readonly [number, number];
  readonly axis: readonly [number, number];
  readonly plot: readonly [number, number];
}

/** Middles, px from the picture's top; left out where there is none or more than one. */
export interface Seen {
  readonly tag?: number;
  /** The tag's, where nothing lies over it. */
  readonly height?: number;
  readonly band?: number;
}

declare global {
  interface Window {
    look(pictures: readonly string[], strips: Strips): Promise<Seen[]>;
  }
}

type Test = (r: number, g: number, b: number) => boolean;

/** A tag is filled with a colour; labels, grid and crosshair are grey. */
const isColoured: Test = (r, g, b) => Math.max(r, g, b) - Math.min(r, g, b) > 90;
const isYellow: Test = (r, g, b) => Math.min(r, g) - b > 25;

/** Runs of rows of which so large a share passes. */
function runsOf(pixels: ImageData, from: number, passes: Test, share: number): [number, number][] {
  const { data, width, height } = pixels;
  const runs: [number, number][] = [];
  for (let y = 0; y < height; y++) {
    let count = 0;
    for (let at = 4 * y * width; at < 4 * (y + 1) * width; at += 4)
      if (passes(data[at]!, data[at + 1]!, data[at + 2]!)) count++;
    if (count < share * width) continue;
    const run = runs.at(-1);
    if (run && run[1] >= from + y - 3) run[1] = from + y;
    else runs.push([from + y, from + y]);
  }
  return runs;
}

interface Run {
  readonly middle: number;
  readonly height: number;
}

/** Of the runs that no edge cuts off. */
function whole(runs: readonly [number, number][], [top, bottom]: Strips['rows']): Run[] {
  return runs
    .filter(([first, last]) => first > top && last < bottom - 1)
    .map(([first, last]) => ({ middle: (first + last + 1) / 2, height: last - first + 1 }));
}

const TAG = { least: 10, most: 24 }; // px

window.look = async (pictures, { rows, axis, plot }) => {
  const seen: Seen[] = [];
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  for (const picture of pictures) {
    const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
    context.drawImage(bitmap, 0, 0);
    bitmap.close();
    const strip = ([left, right]: Strips['axis'], passes: Test, share: number): [number, number][] =>
      runsOf(context.getImageData(left, rows[0], right - left, rows[1] - rows[0]), rows[0], passes, share);
    const bands = whole(strip(plot, isYellow, 0.6), rows);
    const band = bands.length === 1 ? bands[0]!.middle : undefined;
    // Other series have tags too: the price's is the nearest, where the overlay is not wholly astray.
    const away = ({ middle }: Run): number => Math.abs(middle - (band ?? 0));
    const [tag] = whole(strip(axis, isColoured, 0.3), rows)
      .filter(({ height }) => height >= TAG.least && height <= TAG.most)
      .sort((a, b) => away(a) - away(b));
    seen.push({
      ...(tag ? { tag: tag.middle, height: tag.height } : {}),
      ...(band === undefined ? {} : { band }),
    });
  }
  return seen;
};
