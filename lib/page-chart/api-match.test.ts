// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';

import type { ApiChart } from '../chart/api-chart';
import type { AxisReading } from '../chart/axis-reading';
import { type PriceScale, yOfPrice } from '../chart/price-scale';
import { matchCharts } from './api-match';
import type { PlacedAxis } from './chart-reader';

const SCALE: PriceScale = { kind: 'linear', slope: -1, intercept: 60_400 };

function chart(more: Partial<ApiChart> = {}): ApiChart {
  return {
    index: 0,
    symbol: 'BINANCE:BTCUSDT.P',
    mode: 'linear',
    inverted: false,
    width: 900,
    height: 400,
    paneHeights: [400],
    mainPane: 0,
    scale: SCALE,
    candidates: [],
    ...more,
  };
}

/** An axis whose labels stand where `scale` puts them. */
function placed(scale: PriceScale, more: Partial<AxisReading> = {}, width = 900, height = 400): PlacedAxis {
  const inliers = [60_100, 60_200, 60_300].map((price) => ({
    price,
    y: yOfPrice(scale, price),
    rounding: 0,
    grain: 0,
  }));
  return {
    axis: {
      id: 1,
      scale,
      fit: { scale, inliers, residual: 0, exact: true, lean: 0, open: false },
      lean: 0,
      followers: [],
      strangers: [],
      extent: { left: 0, right: 50, top: 100, bottom: 300 },
      ink: '#fff',
      ...more,
    },
    plot: { pane: document.createElement('canvas'), left: 0, top: 0, width, height },
    down: 0,
  };
}

const OTHER: PriceScale = { ...SCALE, intercept: 60_350 };

describe('a chart of the API', () => {
  test('is found by its labels', () => {
    const [other, own] = [placed(OTHER), placed(SCALE)];
    expect(matchCharts([chart()], [other, own])).toMatchObject([{ placed: own, scale: SCALE }]);
  });

  test('conflicts with the only plot of its size, where the labels say otherwise', () => {
    expect(matchCharts([chart()], [placed(OTHER)])).toMatchObject([{ refusal: 'conflict' }]);
  });

  test('is found by its size alone while its labels are percentages', () => {
    const percent = placed(OTHER, { refusal: 'percent' });
    expect(matchCharts([chart({ mode: 'percent' })], [percent])).toMatchObject([{ scale: SCALE }]);
    expect(matchCharts([chart({ mode: 'percent' })], [percent, placed(OTHER)])).toEqual([]);
  });

  test('is in no plot of another size', () => {
    expect(matchCharts([chart()], [placed(SCALE, {}, 900, 300)])).toEqual([]);
  });

  test('takes the candidate that its labels confirm', () => {
    const { scale: _, ...open } = chart({ candidates: [OTHER, SCALE] });
    expect(matchCharts([open], [placed(SCALE)])).toMatchObject([{ scale: SCALE }]);
  });

  test('of several alike has its own plot, each by its labels', () => {
    const eth = chart({ index: 1, scale: OTHER });
    const [a, b] = [placed(OTHER), placed(SCALE)];
    const matches = matchCharts([chart(), eth], [a, b]);
    expect(matches.map((match) => match.placed)).toEqual([b, a]);
  });
});
