import { describe, expect, test } from 'vitest';

import type { LiquidationView } from '../protocol/snapshot';
import { composeMarks } from './compose-marks';
import type { Picture } from './picture';
import { plainPicture } from './picture-fixture';

const time = { slope: 0.001, origin: 900_000 };

const divergence = {
  kind: 'regular-bullish',
  pivotTime: 1_000_000,
  pivotPrice: 60_100,
  confirmedTime: 1_300_000,
  confirmedPrice: 60_150,
  residualZ: 2,
} as const;

function atDouble(more: Partial<Picture>): Picture {
  const base = plainPicture(more);
  return { ...base, pane: { ...base.pane, ratio: 2 } };
}

describe('a divergence', () => {
  const divergences = [divergence];

  test('goes from its pivot to the bar that confirmed it', () => {
    expect(composeMarks(atDouble({ divergences, time })).markers).toEqual([
      { x: 200, y: 600, confirmedX: 800, confirmedY: 500, bullish: true, hidden: false, stands: 'below' },
    ]);
  });

  test('ends with that bar, where its length is known', () => {
    const [marker] = composeMarks(atDouble({ divergences, time, bar: 50_000 })).markers;
    expect([marker!.x, marker!.confirmedX]).toEqual([200, 750]); // the pivot stands in the middle of its bar
  });

  test('keeps its mark clear of the bar on an inverted chart', () => {
    const scale = { kind: 'linear', slope: 1, intercept: -60_000 } as const;
    const [marker] = composeMarks(atDouble({ divergences, time, scale })).markers;
    expect(marker).toMatchObject({ y: 200, stands: 'above' });
  });

  test('is not shown where the chart’s clock is not known, or not wanted', () => {
    expect(composeMarks(plainPicture({ divergences })).markers).toEqual([]);
    const settings = { ...plainPicture().settings, markersVisible: false };
    expect(composeMarks(plainPicture({ divergences, time, settings })).markers).toEqual([]);
  });

  test('that is not strict is not shown to a reader who wants few false ones', () => {
    const settings = { ...plainPicture().settings, divergenceStrictness: 'strict' } as const;
    const all = [divergence, { ...divergence, pivotTime: 1_100_000, strict: true }];
    const { markers } = composeMarks(plainPicture({ divergences: all, time, settings }));
    expect(markers.map(({ x }) => x)).toEqual([200]);
  });
});

describe('a stretch of absorption', () => {
  const stretch = {
    takers: 'sell',
    strictness: 'normal',
    fromTime: 1_000_000,
    confirmedTime: 1_300_000,
    confirmedPrice: 60_150,
    residualZ: -4,
    taken: 0.5,
  } as const;
  const absorptions = [stretch];

  test('goes from its first bar to the one that confirmed it, and is closed where resting orders bought', () => {
    expect(composeMarks(atDouble({ absorptions, time })).absorptions).toEqual([
      { from: 200, to: 800, y: 500, bullish: true, stands: 'below' },
    ]);
  });

  test('is shown by the setting that found it', () => {
    const settings = { ...plainPicture().settings, divergenceStrictness: 'strict' } as const;
    expect(composeMarks(plainPicture({ absorptions, time, settings })).absorptions).toEqual([]);
    const strict = [{ ...stretch, strictness: 'strict' }] as const;
    expect(composeMarks(plainPicture({ absorptions: strict, time, settings })).absorptions).toHaveLength(1);
  });
});

describe('forced orders', () => {
  function order(at: number, usd: number, more: Partial<LiquidationView> = {}): LiquidationView {
    return { time: at, price: 60_200, side: 'long', usd, ...more };
  }

  test('stand at their time and price, the area of a mark as the dollars', () => {
    const liquidations = [order(1_000_000, 250_000), order(1_100_000, 1_000_000, { side: 'short' })];
    const { orders } = composeMarks(atDouble({ liquidations, time }));
    expect(orders.map(({ x, y, side }) => [x, y, side])).toEqual([
      [400, 400, 'short'],
      [200, 400, 'long'],
    ]);
    expect(orders[0]!.reach / orders[1]!.reach).toBeCloseTo(2);
  });

  test('are left out beyond the plot, and never too small to see', () => {
    const liquidations = [
      order(1_000_000, 1e9),
      order(1_000_000, 1),
      order(1_000_000, 1e9, { price: 61_000 }),
      order(9_000_000, 1e9),
      order(100_000, 1e9),
    ];
    const { orders } = composeMarks(plainPicture({ liquidations, time }));
    expect(orders).toHaveLength(2);
    expect(orders[1]!.reach).toBeGreaterThan(1.5);
  });

  test('are the largest in view where they are very many', () => {
    const liquidations = Array.from({ length: 300 }, (_, i) => order(1_000_000 + 1_000 * i, 1_000 + i));
    const { orders } = composeMarks(plainPicture({ liquidations, time }));
    expect(orders).toHaveLength(120);
    expect(Math.min(...orders.map(({ x }) => x))).toBe(280); // the 181st
  });

  test('are not shown where the chart’s clock is not known, or not wanted', () => {
    const liquidations = [order(1_000_000, 1e6)];
    expect(composeMarks(plainPicture({ liquidations })).orders).toEqual([]);
    const settings = { ...plainPicture().settings, liquidationsVisible: false };
    expect(composeMarks(plainPicture({ liquidations, time, settings })).orders).toEqual([]);
  });
});
