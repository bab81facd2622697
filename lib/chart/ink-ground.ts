/** Whether a plot is dark or light, judged by what is written on it: light ink stands on a dark ground. */
export type Ground = 'dark' | 'light';

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;
const RGB = /^rgba?\((\d+)[ ,]+(\d+)[ ,]+(\d+)/;

function channelsOf(ink: string): readonly number[] | undefined {
  const hex = HEX.exec(ink);
  if (hex) return hex.slice(1).map((pair) => Number.parseInt(pair, 16));
  return RGB.exec(ink)?.slice(1).map(Number);
}

/** Luma by Rec. 709. Undefined for an ink that is no plain colour. */
export function groundUnder(ink: string): Ground | undefined {
  const channels = channelsOf(ink);
  if (!channels) return undefined;
  const [red, green, blue] = channels as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 105 ? 'dark' : 'light';
}
