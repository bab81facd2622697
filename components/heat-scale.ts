/**
 * Strength as colour: viridis, or cividis for colour-blind eyes, in 16 stops with linear interpolation between
 * them (Smith and van der Walt 2015; Nuñez, Anderton and Renslow 2018). Both rise evenly in lightness.
 */
export type Palette = 'viridis' | 'cividis';

export type Rgb = readonly [red: number, green: number, blue: number];

const STOPS: Record<Palette, readonly number[]> = {
  viridis: [
    0x440154, 0x481a6c, 0x472f7d, 0x414487, 0x39568c, 0x31688e, 0x2a788e, 0x23888e, 0x1f988b, 0x22a884, 0x35b779,
    0x54c568, 0x7ad151, 0xa5db36, 0xd2e21b, 0xfde725,
  ],
  cividis: [
    0x002051, 0x022c65, 0x14386d, 0x2b446e, 0x42506e, 0x575c6e, 0x696970, 0x787573, 0x868276, 0x948f78, 0xa49d78, 0xb6ab73, 0xcaba6a, 0xe0c95d, 0xf2d950, 0xfdea45,
  ],
};

function channels(stop: number): Rgb {
  return [stop >> 16, (stop >> 8) & 255, stop & 255];
}

/** The colour of a share of the scale's maximum; what lies outside 0 … 1 is clamped. */
export function heatRgb(palette: Palette, share: number): Rgb {
  const stops = STOPS[palette];
  const position = Math.min(1, Math.max(0, share)) * (stops.length - 1);
  const below = Math.min(stops.length - 2, Math.floor(position));
  const part = position - below;
  const [r0, g0, b0] = channels(stops[below]!);
  const [r1, g1, b1] = channels(stops[below + 1]!);
  const mix = (a: number, b: number) => Math.round(a + (b - a) * part);
  return [mix(r0, r1), mix(g0, g1), mix(b0, b1)];
}

export function heatColor(palette: Palette, share: number): string {
  return `rgb(${heatRgb(palette, share).join(' ')})`;
}
