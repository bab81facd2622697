import { beforeAll, describe, expect, it } from 'vitest';

import { MINUTE } from '../../core/time';
import { type UnixMs, millis, unixMs } from '../../core/units';
import { DEFAULT_ASSUMPTIONS } from '../../liquidation/assumptions';
import { type Estimate, estimates } from '../../liquidation/estimate';
import { estimatorBars } from '../../liquidation/estimator-input';
import { BIN, BINS } from '../../track-record/distance-bins';
import { clusterViews } from '../estimate-view';
import { barsIn } from '../venue.testing';
import { type ForecastPicture, frozenForecast } from './frozen-forecast';

const AS_OF = Date.UTC(2026, 2, 1);
const MARKET = { coin: 'BTC', venues: ['bybit', 'okx'], inverse: false } as const;
const BYBIT = { venue: 'bybit', symbol: 'BTCUSDT' } as const;
const OKX = { venue: 'okx', symbol: 'BTC-USDT-SWAP' } as const;

let picture: ForecastPicture;

beforeAll(() => {
  const bars = barsIn(millis(5 * MINUTE), AS_OF - 2 * 86_400_000, AS_OF);
  const input = estimatorBars({ bars, markBars: bars, openInterest: [] }, true);
  const [estimate] = estimates(input, { assumptions: DEFAULT_ASSUMPTIONS, feed: 'none', at: [AS_OF] });
  picture = {
    lookback: '7d',
    plan: { interval: millis(5 * MINUTE), barKind: 'bar-5m', markKind: 'mark-5m', column: millis(MINUTE) },
    estimate: estimate!,
    averageTrueRange: 300,
    barsPresent: 2_016,
    barsExpected: 2_016,
  };
});

const NOW = unixMs(AS_OF + MINUTE);

function frozen(
  change: Partial<ForecastPicture> = {},
  now: UnixMs = NOW,
  okx: Partial<ForecastPicture> = {},
) {
  const sum = { ...picture, ...change };
  return frozenForecast(
    MARKET,
    { picture: sum, reference: BYBIT },
    [
      { instrument: BYBIT, feed: 'full', picture: sum },
      { instrument: OKX, feed: 'throttled', picture: { ...sum, ...okx } },
    ],
    ['1h'],
    now,
  );
}

describe('a frozen forecast', () => {
  it('is what the screens show: every band but thin lines and theoretical ones, at its dollars', () => {
    const shown = clusterViews(picture.estimate!).filter(
      (band) => !band.thin && band.class !== 'theoretical',
    );
    expect(shown.length).toBeGreaterThan(0);
    expect(frozen()!.bands).toEqual(
      shown.map(({ side, low, high, usd, usdLow, usdHigh }) => ({ side, low, high, usd, usdLow, usdHigh })),
    );
  });

  it('is not made while a user leaves some positions out: the record is one of the whole estimate', () => {
    const { estimate } = picture;
    const cut = { ...estimate!, assumptions: { ...estimate!.assumptions, crossHaircut: 0.2 } };
    expect(frozen({ estimate: cut })).toBeUndefined();
    expect(frozen({}, NOW, { estimate: cut })).toBeUndefined();
  });

  it('divides each contract’s mass into bins of distance and loses none of it', () => {
    const { parts } = frozen()!;
    const { profile, price } = picture.estimate!;
    for (const side of ['long', 'short'] as const) {
      const within = profile[side].reduce((sum, quantity, i) => {
        const at = Math.exp((profile.grid.first + i + 0.5) * profile.grid.width);
        const distance = Math.log(at / price) * (side === 'long' ? -1 : 1);
        return distance > 0 && distance < BIN * BINS ? sum + quantity * at : sum;
      }, 0);
      const binned = parts[0]!.density[side].reduce((sum, usd) => sum + usd, 0);
      expect(within).toBeGreaterThan(0);
      // The bucket that price stands in, and the one at the far end, are cut.
      expect(Math.abs(binned / within - 1)).toBeLessThan(0.03);
    }
  });

  it('is none of a picture that is old, still loading, or without what a score needs', () => {
    expect(frozen({}, unixMs(AS_OF + 10 * MINUTE))).toBeDefined();
    expect(frozen({}, unixMs(AS_OF + 10 * MINUTE + 1))).toBeUndefined();
    expect(frozen({ barsPresent: 1_900 })).toBeUndefined();
    expect(frozen({ averageTrueRange: undefined })).toBeUndefined();
    expect(frozen({ estimate: undefined })).toBeUndefined();
    expect(frozen({ lookback: '30d' })).toBeUndefined();
  });

  it('leaves out the part of a contract that has fallen silent', () => {
    const stale: Estimate = { ...picture.estimate!, asOf: AS_OF - 60 * MINUTE };
    expect(frozen({}, NOW, { estimate: stale })!.parts.map(({ instrument }) => instrument)).toEqual([
      'bybit:BTCUSDT',
    ]);
    expect(frozen()!.parts).toHaveLength(2);
  });
});
