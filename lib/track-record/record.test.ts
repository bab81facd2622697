import { describe, expect, it } from 'vitest';

import { HOUR } from '../core/time';
import { unixMs } from '../core/units';
import { type EndShares, NO_ENDS } from './random-band';
import { recordOf } from './record';
import type { BandScore, PartScore, Score, ScoreOutcome } from './score';

const RANDOM: EndShares = { bounce: 0.3, 'run-through': 0.2, stall: 0.1 };

let time = 0;
let made = 0;

type End = NonNullable<BandScore['touch']>['end'];

/** Each touch begins when the one before has been decided. */
const bands = (...ends: (End | undefined)[]): BandScore[] =>
  ends.map((end) => ({
    side: 'long',
    random: RANDOM,
    ...(end && { touch: { end, at: unixMs((time += 1)), until: unixMs((time += 1)) } }),
  }));

const score = (outcome: ScoreOutcome, change: Partial<Score> = {}): Score => ({
  coin: 'BTC',
  market: 'BTC:bybit',
  lookback: '7d',
  time: unixMs((made += HOUR)),
  horizon: '1h',
  outcome,
  ...change,
});

const heard = (usd: number, over: number, forced: readonly number[] = []): PartScore => ({
  instrument: 'bybit:BTCUSDT',
  usd,
  overUniform: usd * over,
  overTemplate: 0,
  swept: forced.map((forcedUsd) => ({ usd: 1_000, usdLow: 100, usdHigh: 500, forcedUsd })),
});

const scored = (own: readonly BandScore[], ...parts: PartScore[]): Score =>
  score({ trigger: 'mark', bands: own, parts });

describe('the record', () => {
  it('counts bands by how their touch ended, beside what random bands would have done', () => {
    const scores = [
      scored(bands('bounce', 'run-through', undefined)),
      scored(bands('bounce', 'stall', undefined)),
      score({ missing: 'bar-gap' }),
    ];
    const { touches } = recordOf(scores, '7d', '1h');
    expect(touches).toMatchObject({ forecasts: 2, withoutBars: 1, bands: 6, touches: 4 });
    expect(touches.ends).toEqual({ bounce: 2, 'run-through': 1, stall: 1 });
    expect(touches.bounced!.value).toBe(0.5);
    expect(touches.random.bounce).toBeCloseTo(1.8, 9);
    expect(touches.randomBounced).toBeCloseTo(0.5, 9);
  });

  it('counts no touch twice: while one is undecided, none on its side counts', () => {
    const touched = (side: BandScore['side'], at: number, until: number): BandScore => ({
      side,
      random: RANDOM,
      touch: { end: 'bounce', at: unixMs(at), until: unixMs(until) },
    });
    const scores = [
      scored([touched('long', 10, 20), touched('short', 12, 14)]),
      scored([touched('long', 15, 40), touched('short', 14, 16)]),
      scored([touched('long', 20, 30)]),
    ];
    expect(recordOf(scores, '7d', '1h').touches).toMatchObject({ bands: 5, touches: 4 });
  });

  it('counts of horizons that run beside each other, on other venues, the first', () => {
    const first = scored(bands('bounce'), heard(300, 1));
    const beside = { ...first, market: 'BTC:bybit+okx', time: unixMs(first.time + HOUR / 2) };
    const next = { ...first, time: unixMs(first.time + HOUR) };
    made += HOUR;
    const { touches, venues } = recordOf([beside, next, first], '7d', '1h');
    expect(touches.forecasts).toBe(2);
    expect(venues[0]).toMatchObject({ heard: 2, usd: 600 });
  });

  it('is of its own lookback and horizon only', () => {
    const scores = [
      scored(bands('bounce')),
      score({ trigger: 'mark', bands: bands('stall'), parts: [] }, { horizon: '4h' }),
      score({ trigger: 'mark', bands: bands('stall'), parts: [] }, { lookback: '24h' }),
    ];
    expect(recordOf(scores, '7d', '1h').touches.touches).toBe(1);
    expect(recordOf(scores, '24h', '4h').touches.forecasts).toBe(0);
    expect(recordOf(scores, '24h', '4h').touches).not.toHaveProperty('bounced');
  });

  it('weighs information by dollars, venue by venue, and says how often a venue was not heard', () => {
    const missing: PartScore = { instrument: 'binance:BTCUSDT', missing: 'stream-down' };
    const silent: PartScore = { instrument: 'hyperliquid:BTC', missing: 'no-feed' };
    const scores = [scored([], heard(300, 1), missing, silent), scored([], heard(100, 0.2), silent)];
    const { venues } = recordOf(scores, '7d', '1h');
    const of = (name: string) => venues.find(({ venue }) => venue === name)!;
    expect(of('bybit')).toMatchObject({ heard: 2, usd: 400 });
    expect(of('bybit').overUniform!.value).toBeCloseTo((300 + 20) / 400, 12);
    expect(of('binance')).toMatchObject({ heard: 0, unheard: { 'stream-down': 1, 'no-feed': 0 } });
    expect(of('binance')).not.toHaveProperty('overUniform');
    expect(of('hyperliquid').unheard['no-feed']).toBe(2);
  });

  it('compares mass over all swept bands, and counts those within the interval that was shown', () => {
    const scores = [scored([], heard(9, 0, [0, 200, 300])), scored([], heard(9, 0, [900]))];
    const { venues, calibration } = recordOf(scores, '7d', '1h');
    expect(venues[0]).toMatchObject({ sweptBands: 4, inside: 2 });
    expect(venues[0]!.mass!.value).toBeCloseTo(1_400 / 4_000, 12);
    expect(calibration).toEqual([
      { bands: 4, inside: 2, usd: 1_000, usdLow: 100, usdHigh: 500, forcedUsd: 350 },
    ]);
  });

  it('of nothing is nothing', () => {
    const { touches, venues, calibration } = recordOf([], '24h', '24h');
    expect(touches).toEqual({
      forecasts: 0,
      withoutBars: 0,
      bands: 0,
      touches: 0,
      ends: NO_ENDS,
      random: NO_ENDS,
    });
    expect([venues, calibration]).toEqual([[], []]);
  });
});
