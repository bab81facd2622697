/**
 * Tells the labels of a regular grid from those that follow a value (last price, indicators). Grid labels are equally
 * spaced in F(price), hence in y, on linear and logarithmic axes alike: the pitch that most labels share is the grid's.
 */
const SNAP = 1.2; // css px: a following label is rounded to whole pixels, and so are some charts' grids
const CLOSEST = 14; // css px: a grid's labels do not overlap, and any y stands on a fine enough lattice

function onLattice(y: number, origin: number, pitch: number): boolean {
  const steps = (y - origin) / pitch;
  return Math.abs(steps - Math.round(steps)) * pitch <= SNAP;
}

/** Indices of the labels that do not stand on the grid; none when there is no grid to speak of. */
export function offGridLabels(ys: readonly number[]): number[] {
  const order = ys.map((_, i) => i).sort((a, b) => ys[a]! - ys[b]!);
  let best = { count: 2, origin: 0, pitch: 0 };
  for (let i = 0; i < order.length; i++) {
    for (let j = i + 1; j <= i + 2 && j < order.length; j++) {
      const origin = ys[order[i]!]!;
      const pitch = ys[order[j]!]! - origin;
      if (pitch < CLOSEST) continue;
      const count = ys.filter((y) => onLattice(y, origin, pitch)).length;
      if (count > best.count || (count === best.count && pitch > best.pitch)) best = { count, origin, pitch };
    }
  }
  if (best.pitch === 0) return [];
  return order.filter((i) => !onLattice(ys[i]!, best.origin, best.pitch));
}
