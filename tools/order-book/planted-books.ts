/**
 * Order books with walls whose ends are known, minute by minute. Price walks at 2.8 % a day. A bucket holds a flat base times
 * two lognormal noises: one that lasts at its price for half an hour, one that is new each minute. Takers trade some buckets'
 * worth a minute, more when price moves. Walls of 6 to 15 bases come near price, and one of these happens to each:
 *
 * - pulled when price has come within a part of the first distance,
 * - eaten when price arrives, by takers who trade that much besides,
 * - or neither: it is left alone, is taken away by and by, and may be run into like any other.
 */
import { HOUR, MINUTE } from '../../lib/core/time';
import { price, unixMs } from '../../lib/core/units';
import { BUCKETS_AWAY, bucketOf, bucketPrice } from '../../lib/orderbook/book-grid';
import type { BookProfile, BookSide } from '../../lib/orderbook/book-profile';
import type { WallEnd } from '../../lib/orderbook/walls';
import { type Random, randomStream } from '../market/random';

export interface PlantedEnd {
  readonly side: BookSide;
  readonly bucket: number;
  readonly since: number;
  readonly time: number;
  readonly how: WallEnd;
}

export interface PlantedBooks {
  readonly looks: readonly BookProfile[];
  readonly ends: readonly PlantedEnd[];
}

interface PlantedWall {
  readonly side: BookSide;
  readonly bucket: number;
  readonly since: number;
  readonly until: number;
  /** Price this near, in buckets, makes it go; undefined: it waits. */
  readonly pulledAt: number | undefined;
  usd: number;
}

interface Minute {
  readonly time: number;
  readonly open: number;
  readonly low: number;
  readonly high: number;
  readonly close: number;
}

const START = 60_000;
const SPREAD_A_MINUTE = 0.028 / Math.sqrt(1_440);
const STEPS_A_MINUTE = 12;
const BASE = 2e6;
const LASTING = 0.35;
/** What is left of a lasting noise after a minute: half after thirty. */
const KEPT = 0.5 ** (1 / 30);
const FRESH = 0.12;
const TAKEN_A_MINUTE = 5 * BASE;
const WALLS_A_MINUTE = 1 / 12;
const MEAN_LIFE = 3 * HOUR;

export function plantedBooks(seed: number, minutes: number): PlantedBooks {
  const random = randomStream(seed, 'books');
  const noise = new LastingNoise(random);
  const looks: BookProfile[] = [];
  const ends: PlantedEnd[] = [];
  let walls: PlantedWall[] = [];
  let last = START;
  for (let i = 0; i < minutes; i++) {
    const minute = walked(random, i * MINUTE, last);
    last = minute.close;
    const flow = takers(random, minute);
    walls = walls.filter((wall) => {
      const how = endOf(wall, minute, flow);
      if (how) ends.push({ side: wall.side, bucket: wall.bucket, since: wall.since, time: minute.time, how });
      return !how;
    });
    if (random.chance(WALLS_A_MINUTE)) walls.push(newWall(random, minute));
    noise.pass();
    looks.push(lookAt(minute, flow, walls, noise, random));
  }
  return { looks, ends };
}

function walked(random: Random, time: number, open: number): Minute {
  let [low, high, close] = [open, open, open];
  for (let step = 0; step < STEPS_A_MINUTE; step++) {
    close *= Math.exp((random.studentT4() * SPREAD_A_MINUTE) / Math.sqrt(STEPS_A_MINUTE));
    low = Math.min(low, close);
    high = Math.max(high, close);
  }
  return { time, open, low, high, close };
}

function takers(random: Random, { open, close }: Minute): Record<BookSide, number> {
  const move = Math.log(close / open) / SPREAD_A_MINUTE;
  const of = (towards: number): number =>
    TAKEN_A_MINUTE * Math.exp(0.5 * random.normal()) * (1 + Math.max(0, towards * move));
  return { bids: of(-1), asks: of(1) };
}

/** Eating adds to what takers trade. */
function endOf(wall: PlantedWall, minute: Minute, flow: Record<BookSide, number>): WallEnd | undefined {
  const { side, bucket, pulledAt, until } = wall;
  const edge = bucketPrice(side === 'bids' ? bucket + 1 : bucket);
  const nearest = side === 'bids' ? minute.low : minute.high;
  const away = side === 'bids' ? nearest - edge : edge - nearest;
  if (pulledAt !== undefined && away <= pulledAt * (bucketPrice(bucket + 1) - bucketPrice(bucket)))
    return 'pulled';
  if (away <= 0) {
    flow[side] += wall.usd;
    return 'eaten';
  }
  return minute.time >= until ? 'withdrawn' : undefined;
}

function newWall(random: Random, { time, close }: Minute): PlantedWall {
  const side: BookSide = random.chance(0.5) ? 'bids' : 'asks';
  const away = Math.round(random.between(4, 30));
  return {
    side,
    bucket: bucketOf(close) + (side === 'bids' ? -away : away),
    since: time,
    until: time + random.exponential(MEAN_LIFE),
    pulledAt: random.chance(0.5) ? away * random.between(0.1, 0.6) : undefined,
    usd: BASE * random.between(6, 15),
  };
}

/** By price: what rests at one keeps its share of the base while price comes and goes. */
class LastingNoise {
  private readonly levels = new Map<number, number>();

  constructor(private readonly random: Random) {}

  pass(): void {
    const spread = LASTING * Math.sqrt(1 - KEPT ** 2);
    for (const [bucket, level] of this.levels)
      this.levels.set(bucket, KEPT * level + spread * this.random.normal());
  }

  at(bucket: number): number {
    let level = this.levels.get(bucket);
    if (level === undefined) this.levels.set(bucket, (level = LASTING * this.random.normal()));
    return Math.exp(level);
  }
}

function lookAt(
  { time, low, high, close }: Minute,
  flow: Record<BookSide, number>,
  walls: readonly PlantedWall[],
  noise: LastingNoise,
  random: Random,
): BookProfile {
  const centre = bucketOf(close);
  const side = (of: BookSide): Float32Array =>
    Float32Array.from({ length: BUCKETS_AWAY + 1 }, (_, away) => {
      const bucket = centre + (of === 'bids' ? -away : away);
      const rest = BASE * noise.at(bucket) * Math.exp(FRESH * random.normal());
      const wall = walls.find((each) => each.side === of && each.bucket === bucket);
      return rest + (wall?.usd ?? 0);
    });
  return {
    time: unixMs(time),
    price: price(close),
    bids: side('bids'),
    asks: side('asks'),
    traded: { low: price(low), high: price(high), bought: flow.asks, sold: flow.bids },
  };
}
