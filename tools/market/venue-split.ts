/**
 * How one market's lots and orders fall to its parts, by rules that need no memory. Lots: part i gets what brings the
 * parts up to it to ⌊lots·(s₁+…+sᵢ)⌋, in whole multiples of its own lot, the last one the rest; so a part moves by no
 * more than its share of the whole's move and two of its lots. Orders go whole to one part, by a seeded draw.
 */
export interface LotShare {
  readonly share: number;
  /** The part's lot in lots of the whole market. */
  readonly multiple: number;
}

/** What falls to the part at `index`. Asked for every minute of a year: it makes no list of the others'. */
export function lotsOf(index: number, lots: number, parts: readonly LotShare[]): number {
  let share = 0;
  let given = 0;
  let own = 0;
  for (let i = 0; i <= index; i++) {
    const { share: ownShare, multiple } = parts[i]!;
    share += ownShare;
    const rest = i === parts.length - 1 ? lots - given : lots * share - given;
    own = Math.floor(rest / multiple) * multiple;
    given += own;
  }
  return own;
}

/** The index of the part that an order of so many lots goes to: one whose lot divides it. `draw` is in [0, 1). */
export function partOf(lots: number, draw: number, parts: readonly LotShare[]): number {
  const takes = ({ multiple }: LotShare): boolean => lots % multiple === 0;
  let left = draw * parts.reduce((sum, part) => sum + (takes(part) ? part.share : 0), 0);
  return parts.findIndex((part, i) => {
    if (takes(part)) left -= part.share;
    return (takes(part) && left < 0) || i === parts.length - 1;
  });
}

/** A number in [0, 1) that belongs to the key: murmur3's mixing (A. Appleby) of seed and both halves. */
export function seededDraw(seed: number, first: number, second = 0): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  for (const part of [first, second]) {
    hash = Math.imul(hash ^ part, 0xcc9e2d51);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return (hash >>> 0) / 0x1_0000_0000;
}
