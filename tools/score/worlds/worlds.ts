/** Every world, by the name that `--worlds` takes. */
import { FLAT_MIX } from './flat-mix';
import { FUZZY } from './fuzzy';
import { HEAVY_HEDGING } from './heavy-hedging';
import { LATE_INTEREST } from './late-interest';
import { LONG_HOLDING } from './long-holding';
import { SHARP } from './sharp';
import { SHORT_HOLDING } from './short-holding';
import { SPOOFED } from './spoofed';
import { THINNED_FEED } from './thinned-feed';
import type { ScoredWorld } from './world';

export const WORLDS: readonly ScoredWorld[] = [
  FUZZY,
  SHARP,
  LONG_HOLDING,
  SHORT_HOLDING,
  FLAT_MIX,
  HEAVY_HEDGING,
  THINNED_FEED,
  SPOOFED,
  LATE_INTEREST,
];

export function worldNamed(name: string): ScoredWorld {
  const wanted = name.replaceAll('-', ' ');
  const found = WORLDS.find((world) => world.name === wanted);
  if (!found)
    throw new RangeError(
      `--worlds: expected of ${WORLDS.map((world) => world.name).join(', ')}; got ${name}`,
    );
  return found;
}
