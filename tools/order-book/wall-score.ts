/** How the walls that were found to be pulled stand against those that were planted to be. */
import { HOUR, MINUTE } from '../../lib/core/time';
import { type Wall, type WallEnd, Walls } from '../../lib/orderbook/walls';
import { type PlantedBooks, type PlantedEnd, plantedBooks } from './planted-books';

export interface WallScore {
  /** Planted and found, found, planted. */
  readonly hits: number;
  readonly found: number;
  readonly planted: number;
  readonly precision: number;
  readonly recall: number;
}

/** A wall that does not stand so long is none; a look may be a minute late. */
const STANDING = 6 * MINUTE;
const LATE = 2 * MINUTE;
const DAY = 1_440;

export function wallScore(seeds: readonly number[], how: WallEnd): WallScore {
  let [hits, found, planted] = [0, 0, 0];
  for (const seed of seeds) {
    const books = plantedBooks(seed, DAY);
    const truth = books.ends.filter((end) => end.how === how && end.time - end.since >= STANDING);
    const ended = endedIn(books).filter((wall) => wall.end!.how === how);
    found += ended.length;
    planted += truth.length;
    hits += ended.filter((wall) => truth.some((end) => isSame(wall, end))).length;
  }
  return { hits, found, planted, precision: hits / found, recall: hits / planted };
}

function endedIn({ looks }: PlantedBooks): Wall[] {
  const walls = new Walls(48 * HOUR);
  for (const look of looks) walls.take(look);
  return walls.all.filter(({ end }) => end);
}

function isSame({ side, bucket, end }: Wall, truth: PlantedEnd): boolean {
  const late = end!.time - truth.time;
  return side === truth.side && bucket === truth.bucket && late >= 0 && late <= LATE;
}
