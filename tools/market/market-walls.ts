/**
 * Walls in the simulated book: every ten minutes one comes, 0.1 to 0.7 % from price, and stands for two hours at most. Half of
 * them are pulled once price has come within a part of that distance; the others go when price gets there.
 */
import { MINUTE } from '../../lib/core/time';
import type { FeedBar } from '../exchange/market-feed';
import { roundToTick } from './lots';
import { randomStream } from './random';

export interface MarketWall {
  readonly side: 'bids' | 'asks';
  readonly price: number;
  readonly usd: number;
}

/** A wall and how near price may come. */
interface PlacedWall extends MarketWall {
  readonly nearest: number;
}

const EVERY = 10 * MINUTE;
const LIFE = 120 * MINUTE;
/** US dollars at a tenth of a percent from price, and as many times more farther away as the book has there. */
const SIZE = 20e6;

export class MarketWalls {
  private minute: number | undefined;
  private standing: readonly MarketWall[] = [];

  constructor(
    private readonly seed: number,
    private readonly bars: (from: number, to: number) => readonly FeedBar[],
  ) {}

  /** What price did within the minute that forms counts from the next one on. */
  at(now: number): readonly MarketWall[] {
    const minute = Math.floor(now / MINUTE);
    if (minute !== this.minute) {
      this.minute = minute;
      this.standing = this.found(minute * MINUTE);
    }
    return this.standing;
  }

  private found(now: number): MarketWall[] {
    const walls: MarketWall[] = [];
    for (let born = Math.floor(now / EVERY) * EVERY; born > now - LIFE; born -= EVERY) {
      const bars = this.bars(born, now - 1);
      const wall = bars[0] && this.placed(born, bars[0].open);
      if (wall && bars.every((bar) => isFar(wall, bar))) walls.push(wall);
    }
    return walls;
  }

  private placed(born: number, price: number): PlacedWall {
    const random = randomStream(this.seed, `wall/${born}`);
    const side = random.chance(0.5) ? 'bids' : 'asks';
    const away = random.between(0.001, 0.007);
    const at = roundToTick(price * (side === 'bids' ? 1 - away : 1 + away));
    const part = random.chance(0.5) ? random.between(0.2, 0.5) : 0;
    return { side, price: at, usd: (SIZE * away) / 0.001, nearest: part * away * price };
  }
}

function isFar({ side, price, nearest }: PlacedWall, { low, high }: FeedBar): boolean {
  return side === 'bids' ? low - price > nearest : price - high > nearest;
}
