/**
 * Walls: buckets that hold at least 4 times the median of the buckets around them for five minutes on end, and how each one
 * ends. A wall has gone when 60 % of it has, and it holds less than twice the median.
 *
 * - eaten: takers against it traded at least half of what went, at prices that reached it.
 * - pulled: they did not, and price was as near as it had been within the hour: at most 60 % of the farthest distance.
 * - withdrawn: they did not, and price had not come nearer.
 *
 * All that takers traded in a minute that reached the wall counts as traded against it, so "pulled" errs on the side of
 * silence. Where trades were not heard, or the book not seen for a while, a wall ends without a verdict.
 */
import { MINUTE } from '../core/time';
import type { UnixMs } from '../core/units';
import { bucketOf, bucketPrice } from './book-grid';
import { type BookProfile, type BookSide, awayOf, restingIn } from './book-profile';

export type WallEnd = 'pulled' | 'eaten' | 'withdrawn';

export interface Wall {
  readonly side: BookSide;
  readonly bucket: number;
  /** Dollars in the bucket while it stood. */
  readonly usd: number;
  readonly since: UnixMs;
  /** Absent while it stands. */
  readonly end?: { readonly time: UnixMs; readonly how: WallEnd };
}

interface Track {
  readonly side: BookSide;
  readonly bucket: number;
  readonly since: UnixMs;
  usd: number;
  /** How near price came, in buckets, in each of the last looks. */
  readonly distances: number[];
  fall: Fall | undefined;
}

/** From the first look that found less than a wall that stands. */
interface Fall {
  looks: number;
  /** Dollars that takers traded against it; undefined once a stretch was not heard. */
  traded: number | undefined;
}

const STANDS_OUT = 4;
const LOST_AMONG = 2;
/** Buckets to either side that are compared, without the next one, into which a large order may spill. */
const AROUND = 6;
const FEWEST_AROUND = 4;
const STANDING = 5 * MINUTE;
const WHOLE = 0.85;
/** A wall may shrink by so much a look without being taken for a smaller one. */
const SLOWLY = 0.98;
const GONE = 0.4;
/** Looks until what is left of a wall counts as the wall. */
const LONGEST_FALL = 10;
/** Looks back in which price may have come nearer. */
const APPROACH = 60;
const NEARER = 0.6;
const EXPLAINED = 0.5;
/** A longer silence is not bridged. */
const LONGEST_GAP = 3 * MINUTE;

export class Walls {
  private readonly tracks = new Map<string, Track>();
  private readonly ended: Wall[] = [];
  private last: BookProfile | undefined;

  /** @param keep how long a wall that has ended is told of. */
  constructor(private readonly keep: number) {}

  /** By the time they came. */
  get all(): readonly Wall[] {
    const standing = [...this.tracks.values()].filter((track) => this.isWall(track));
    return [
      ...this.ended,
      ...standing.map(({ side, bucket, usd, since }) => ({ side, bucket, usd, since })),
    ].sort((a, b) => a.since - b.since);
  }

  /** Looks come in the order of their times. */
  take(look: BookProfile): void {
    if (this.last && look.time - this.last.time > LONGEST_GAP) this.tracks.clear();
    for (const [key, track] of this.tracks) if (!this.holds(track, look)) this.tracks.delete(key);
    for (const side of ['bids', 'asks'] as const) this.find(look, side);
    this.last = look;
    const kept = this.ended.findIndex(({ end }) => end!.time > look.time - this.keep);
    this.ended.splice(0, kept < 0 ? this.ended.length : kept);
  }

  private isWall({ since }: Track): boolean {
    return this.last !== undefined && this.last.time - since >= STANDING;
  }

  private find(look: BookProfile, side: BookSide): void {
    const centre = bucketOf(look.price);
    for (let away = 0; away < look[side].length; away++) {
      if (!standsOut(look[side], away, STANDS_OUT)) continue;
      const bucket = side === 'bids' ? centre - away : centre + away;
      const key = `${side} ${bucket}`;
      const usd = look[side][away]!;
      if (!this.tracks.has(key))
        this.tracks.set(key, { side, bucket, since: look.time, usd, distances: [], fall: undefined });
    }
  }

  /** Follows a track through one more look; false when it has ended. */
  private holds(track: Track, look: BookProfile): boolean {
    const { side, bucket } = track;
    const usd = restingIn(look, side, bucket);
    if (usd === undefined) return false;
    const away = awayOf(look, side, bucket);
    track.distances.push(nearestIn(look, side, bucket));
    if (track.distances.length > APPROACH) track.distances.shift();
    if (!this.isWall(track)) {
      track.usd = usd;
      return standsOut(look[side], away, STANDS_OUT);
    }
    if (usd >= WHOLE * track.usd) {
      track.usd = Math.max(usd, SLOWLY * track.usd);
      track.fall = undefined;
      return true;
    }
    const fall = (track.fall ??= { looks: 0, traded: 0 });
    fall.looks++;
    fall.traded = added(fall.traded, tradedAgainst(track, look));
    const isLost = usd <= GONE * track.usd && !standsOut(look[side], away, LOST_AMONG);
    if (isLost) this.end(track, fall, track.usd - usd, look.time);
    else if (fall.looks >= LONGEST_FALL) {
      track.usd = usd;
      track.fall = undefined;
    }
    return !isLost;
  }

  private end({ side, bucket, usd, since, distances }: Track, fall: Fall, lost: number, time: UnixMs): void {
    if (fall.traded === undefined) return;
    const how = fall.traded >= EXPLAINED * lost ? 'eaten' : cameNearer(distances) ? 'pulled' : 'withdrawn';
    this.ended.push({ side, bucket, usd, since, end: { time, how } });
  }
}

/** Whether half of the neighbours that hold anything hold at most a `times`th of it. */
function standsOut(dollars: Float32Array, at: number, times: number): boolean {
  const most = (dollars[at] ?? 0) / times;
  if (most === 0) return false;
  let [count, less] = [0, 0];
  for (let i = Math.max(0, at - AROUND); i <= Math.min(dollars.length - 1, at + AROUND); i++) {
    if (Math.abs(i - at) <= 1 || dollars[i] === 0) continue;
    count++;
    if (dollars[i]! <= most) less++;
  }
  return count >= FEWEST_AROUND && 2 * less >= count;
}

/** To a new low of the distance, and by enough. */
function cameNearer(distances: readonly number[]): boolean {
  const [far, near, before] = [
    Math.max(...distances),
    distances.at(-1)!,
    Math.min(...distances.slice(0, -1)),
  ];
  return near <= NEARER * far && far - near >= 1 && near <= before;
}

/** How near price came, in buckets. */
function nearestIn(look: BookProfile, side: BookSide, bucket: number): number {
  const { price, traded } = look;
  const nearest = side === 'bids' ? (traded?.low ?? price) : (traded?.high ?? price);
  return Math.max(0, side === 'bids' ? bucketOf(nearest) - bucket : bucket - bucketOf(nearest));
}

/** Dollars; undefined where it was not heard. */
function tradedAgainst({ side, bucket }: Track, { traded }: BookProfile): number | undefined {
  if (!traded) return undefined;
  if (side === 'bids') return traded.low <= bucketPrice(bucket + 1) ? traded.sold : 0;
  return traded.high >= bucketPrice(bucket) ? traded.bought : 0;
}

function added(sum: number | undefined, more: number | undefined): number | undefined {
  return sum === undefined || more === undefined ? undefined : sum + more;
}
