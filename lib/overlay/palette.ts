/**
 * Perceptual colour scales, dark purple (weak) to bright yellow (strong): viridis (Smith & van der Walt 2015) and
 * cividis (Nuñez et al. 2018), the latter for colour-vision deficiencies. Eleven stops each, straight lines between.
 */
import type { Settings } from '../protocol/settings';

export type Rgb = readonly [number, number, number];

const STOPS: Readonly<Record<Settings['palette'], readonly string[]>> = {
  viridis: [
    '440154',
    '482475',
    '414487',
    '355f8d',
    '2a788e',
    '21918c',
    '22a884',
    '44bf70',
    '7ad151',
    'bddf26',
    'fde725',
  ],
  cividis: [
    '00224e',
    '083370',
    '35456c',
    '4f576c',
    '666970',
    '7d7c78',
    '948e77',
    'aea371',
    'c8b866',
    'e5cf52',
    'fee838',
  ],
};

function channels(hex: string): Rgb {
  const value = Number.parseInt(hex, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

const STEPS = 255;

/** Every colour of a scale, weak to strong, made once. */
function tableOf(hexes: readonly string[]): readonly Rgb[] {
  const stops = hexes.map(channels);
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const place = (step / STEPS) * (stops.length - 1);
    const lower = Math.min(stops.length - 2, Math.floor(place));
    const [from, to] = [stops[lower]!, stops[lower + 1]!];
    const mix = (i: 0 | 1 | 2): number => Math.round(from[i] + (to[i] - from[i]) * (place - lower));
    return [mix(0), mix(1), mix(2)];
  });
}

const TABLES = { viridis: tableOf(STOPS.viridis), cividis: tableOf(STOPS.cividis) };

/** The colour of a strength in 0 … 1; the same object for the same colour. */
export function colourOf(palette: Settings['palette'], strength: number): Rgb {
  return TABLES[palette][Math.round(Math.min(1, Math.max(0, strength)) * STEPS)]!;
}

export function rgba([r, g, b]: Rgb, alpha: number): string {
  return `rgba(${r},${g},${b},${alpha.toFixed(3)})`;
}
