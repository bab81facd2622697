import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { HOUR, MINUTE } from '../core/time';
import { CENTRE, FLAT, type Look, PRICE, look } from './book.testing';
import { bucketPrice } from './book-grid';
import { price } from '../core/units';
import { type Wall, Walls } from './walls';

const WALL = 20 * FLAT;

function wallsOf(looks: readonly Look[]): readonly Wall[] {
  const walls = new Walls(6 * HOUR);
  for (const each of looks) walls.take(look(each));
  return walls.all;
}

const minutes = (from: number, to: number, of: (minute: number) => Omit<Look, 'minute'>): Look[] =>
  Array.from({ length: to - from }, (_, i) => ({ minute: from + i, ...of(from + i) }));

/** A wall of bids ten buckets below, for ten minutes. */
const standing = (of: Omit<Look, 'minute'> = {}) => minutes(0, 10, () => ({ holds: { [-10]: WALL }, ...of }));
/** Price comes down to five buckets above it meanwhile. */
const approach = minutes(10, 15, (minute) => ({ at: 9 - minute, holds: { [-10]: WALL } }));

describe('a wall', () => {
  it('is a bucket with four times what its neighbours have, once it has stood for five minutes', () => {
    expect(wallsOf(standing().slice(0, 5))).toEqual([]);
    expect(wallsOf(standing().slice(0, 6))).toEqual([
      { side: 'bids', bucket: CENTRE - 10, usd: WALL, since: 0 },
    ]);
  });

  it('is none where the neighbours have as much, or it comes and goes', () => {
    expect(wallsOf(minutes(0, 20, () => ({ holds: { 10: 3 * FLAT } })))).toEqual([]);
    expect(wallsOf(minutes(0, 20, (minute) => ({ holds: { 10: minute % 4 ? WALL : FLAT } })))).toEqual([]);
  });

  it('stays the same one while price moves', () => {
    const looks = minutes(0, 30, (minute) => ({ at: minute % 7, holds: { 20: WALL } }));
    expect(wallsOf(looks)).toEqual([{ side: 'asks', bucket: CENTRE + 20, usd: WALL, since: 0 }]);
  });

  it('is pulled where it goes as price comes nearer, with next to nothing traded', () => {
    const [wall] = wallsOf([...standing(), ...approach, { minute: 15, at: -6 }]);
    expect(wall).toMatchObject({
      side: 'bids',
      bucket: CENTRE - 10,
      end: { time: 15 * MINUTE, how: 'pulled' },
    });
    expect(wall!.usd).toBeCloseTo(WALL, -3);
  });

  it('is pulled as well where price runs through the place a minute later and little was sold there', () => {
    const through = { low: price(bucketPrice(CENTRE - 12)), sold: WALL / 10 };
    const [wall] = wallsOf([...standing(), ...approach, { minute: 15, at: -11, traded: through }]);
    expect(wall!.end?.how).toBe('pulled');
  });

  it('is eaten where takers sold as much into it', () => {
    const at = { low: price(bucketPrice(CENTRE - 9.5)), sold: 0.4 * WALL };
    const eaten = [0.6, 0.05].map((left, i) => ({
      minute: 15 + i,
      at: -9,
      holds: { [-10]: left * WALL },
      traded: at,
    }));
    expect(wallsOf([...standing(), ...approach, ...eaten])[0]!.end?.how).toBe('eaten');
  });

  it('is not eaten by what was sold far away from it, nor by what was bought', () => {
    const elsewhere = { low: price(bucketPrice(CENTRE - 5)), sold: 10 * WALL };
    const bought = { low: price(bucketPrice(CENTRE - 9.5)), bought: 10 * WALL };
    for (const traded of [elsewhere, bought])
      expect(wallsOf([...standing(), ...approach, { minute: 15, at: -6, traded }])[0]!.end?.how).toBe(
        'pulled',
      );
  });

  it('is withdrawn where it goes while price stays away', () => {
    expect(wallsOf([...standing(), { minute: 10 }])[0]!.end?.how).toBe('withdrawn');
  });

  it('has no verdict where trades were not heard, the book was not seen, or does not reach so far any more', () => {
    const before = [...standing(), ...approach];
    expect(wallsOf([...before, { minute: 15, at: -6, traded: 'not heard' }])).toEqual([]);
    expect(wallsOf([...before, { minute: 25, at: -6 }])).toEqual([]);
    expect(wallsOf([...before, { minute: 15, at: -6, known: 3 }])).toEqual([]);
  });

  it('is still a wall with half of it left', () => {
    const half = minutes(15, 40, () => ({ at: -6, holds: { [-10]: WALL / 2 } }));
    const walls = wallsOf([...standing(), ...approach, ...half]);
    expect(walls).toHaveLength(1);
    expect(walls[0]).not.toHaveProperty('end');
    expect(walls[0]!.usd).toBeLessThanOrEqual(0.8 * WALL);
  });

  it('is forgotten some hours after it has gone', () => {
    const gone = [...standing(), { minute: 10 }];
    const later = minutes(11, 11 + 6 * 60, () => ({}));
    expect(wallsOf([...gone, ...later.slice(0, 300)])).toHaveLength(1);
    expect(wallsOf([...gone, ...later])).toEqual([]);
  });

  it('is found by proportion: as many times the dollars make the same walls', () => {
    const dollars = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(dollars, fc.constantFrom(0.25, 8, 1_024), (each, times) => {
        const of = (factor: number): Wall[] => [
          ...wallsOf(
            minutes(0, 8, () => ({
              known: 15,
              holds: Object.fromEntries(each.map((usd, i) => [i - 15, usd * FLAT * factor])),
            })),
          ),
        ];
        const scaled = of(1).map((wall) => ({ ...wall, usd: wall.usd * times }));
        expect(of(times)).toEqual(scaled);
      }),
    );
  });

  it('is where it is whatever the side: a mirrored book has mirrored walls', () => {
    const walls = [1, -1].map((sign) => {
      const looks = [...standing(), ...approach, { minute: 15, at: -6 }].map(
        ({ at = 0, holds = {}, ...rest }) => ({
          ...rest,
          at: sign * at,
          holds: Object.fromEntries(Object.entries(holds).map(([key, usd]) => [sign * Number(key), usd])),
        }),
      );
      return wallsOf(looks).map(({ bucket, side, ...rest }) => ({
        ...rest,
        away: sign * (bucket - CENTRE),
        isNear: side === (sign > 0 ? 'bids' : 'asks'),
      }));
    });
    expect(walls[0]).toEqual(walls[1]);
    expect(PRICE).toBeGreaterThan(0);
  });
});
