import { describe, expect, test } from 'vitest';

import { priceOfY, yOfPrice } from '../../chart/price-scale';
import { timeOfX, xOfTime } from '../../chart/time-scale';
import { findApi, readCharts } from './api-charts';

type Call = (...args: never[]) => unknown;
type Calls = Record<string, Call>;

const NEWEST = Date.UTC(2026, 4, 1) / 1000;

/** The calls of one chart: 900 × (400 + 120) px, 1-minute bars 6 px apart, the newest 5½ bars from the right edge. */
function chartCalls() {
  const priceScale: Calls = {
    getMode: () => 0,
    isInverted: () => false,
    getVisiblePriceRange: () => ({ from: 90_000, to: 110_000 }),
    hasMainSeries: () => true,
  };
  const timeScale: Calls = {
    width: () => 900,
    barSpacing: () => 6,
    rightOffset: () => 5.5,
    coordinateToTime: (x: number) => NEWEST - Math.floor((900 - x) / 6 - 5.5) * 60,
  };
  const zones: Calls = { getTimezone: () => ({ id: 'Etc/UTC', title: 'UTC' }) };
  const mainPane: Calls = {
    hasMainSeries: () => true,
    getHeight: () => 400,
    getMainSourcePriceScale: () => priceScale,
  };
  const studyPane: Calls = { hasMainSeries: () => false, getHeight: () => 120 };
  const chart: Calls = {
    symbol: () => 'BTCUSDT.P',
    symbolExt: () => ({ full_name: 'BINANCE:BTCUSDT.P', timezone: 'Asia/Tokyo' }),
    resolution: () => '1',
    getPanes: () => [mainPane, studyPane],
    getTimeScale: () => timeScale,
    getTimezoneApi: () => zones,
  };
  return { priceScale, timeScale, zones, mainPane, studyPane, chart };
}

type Parts = ReturnType<typeof chartCalls>;

function read(change?: (parts: Parts) => void) {
  const parts = chartCalls();
  change?.(parts);
  return readCharts({ activeChart: () => parts.chart });
}

describe('a chart that tells everything', () => {
  test('is read with its symbol, clock and sizes', () => {
    const [chart, ...others] = read();
    expect(others).toEqual([]);
    expect(chart).toMatchObject({
      index: 0,
      symbol: 'BINANCE:BTCUSDT.P',
      interval: 60_000,
      zone: 'Etc/UTC',
      mode: 'linear',
      inverted: false,
      width: 900,
      height: 400,
      paneHeights: [400, 120],
      mainPane: 0,
      candidates: [],
      newestBar: NEWEST * 1000,
    });
  });

  test('has its range from the first to the last pixel row', () => {
    const { scale } = read()[0]!;
    expect(yOfPrice(scale!, 110_000)).toBeCloseTo(0);
    expect(yOfPrice(scale!, 100_000)).toBeCloseTo(199.5);
    expect(yOfPrice(scale!, 90_000)).toBeCloseTo(399);
  });

  test('has its bars at their centres', () => {
    const { time } = read()[0]!;
    expect(xOfTime(time!, NEWEST * 1000)).toBeCloseTo(900 - 6 * 6);
    expect(timeOfX(time!, 900 - 16 * 6)).toBeCloseTo((NEWEST - 600) * 1000, 0);
  });

  test('may show the symbol in a lower pane', () => {
    const [chart] = read((parts) => {
      parts.chart['getPanes'] = () => [parts.studyPane, parts.mainPane];
    });
    expect(chart).toMatchObject({ height: 400, mainPane: 1, paneHeights: [120, 400] });
  });
});

describe('the modes of a price scale', () => {
  test.each([
    [0, 'linear', 100_000],
    [1, 'log', Math.sqrt(90_000 * 110_000)],
    [2, 'percent', 100_000],
    [3, 'indexed', 100_000],
  ] as const)('mode %i is %s', (mode, name, middle) => {
    const [chart] = read(({ priceScale }) => {
      priceScale['getMode'] = () => mode;
    });
    expect(chart!.mode).toBe(name);
    expect(priceOfY(chart!.scale!, 199.5)).toBeCloseTo(middle);
  });

  test.each([
    ['as it is', { from: 90_000, to: 110_000 }],
    ['swapped', { from: 110_000, to: 90_000 }],
  ])('an inverted scale has its lowest price on top, its range given %s', (_, range) => {
    const [chart] = read(({ priceScale }) => {
      priceScale['isInverted'] = () => true;
      priceScale['getVisiblePriceRange'] = () => range;
    });
    expect(chart!.inverted).toBe(true);
    expect(yOfPrice(chart!.scale!, 90_000)).toBeCloseTo(0);
    expect(yOfPrice(chart!.scale!, 110_000)).toBeCloseTo(399);
  });

  test('a swapped range on an upright scale leaves both ways round to the labels', () => {
    const [chart] = read(({ priceScale }) => {
      priceScale['getVisiblePriceRange'] = () => ({ from: 110_000, to: 90_000 });
    });
    expect(chart!.scale).toBeUndefined();
    expect(chart!.candidates.map(({ slope }) => Math.sign(slope))).toEqual([-1, 1]);
  });

  test('an unknown mode has no scale', () => {
    for (const mode of [4, -1, 0.5, '1', null]) {
      const [chart] = read(({ priceScale }) => {
        priceScale['getMode'] = () => mode;
      });
      expect(chart!.mode).toBeUndefined();
      expect(chart!.scale).toBeUndefined();
      expect(chart!.candidates).toEqual([]);
    }
  });

  test('a scale that is a study’s is not taken for the price', () => {
    const [chart] = read(({ priceScale }) => {
      priceScale['hasMainSeries'] = () => false;
    });
    expect(chart!.scale).toBeUndefined();
    expect(chart!.candidates).toEqual([]);
  });
});

const FAILURES: readonly (readonly [string, unknown])[] = [
  ['is missing', undefined],
  ['is no function', 7],
  [
    'throws',
    () => {
      throw new Error('page');
    },
  ],
  ['gives null', () => null],
  ['gives NaN', () => Number.NaN],
  ['gives nonsense', () => 'nonsense'],
];

type Lost = 'chart' | 'scale' | 'time' | 'zone' | 'nothing';

const NEEDED: readonly (readonly [keyof Parts, string, Lost])[] = [
  ['chart', 'getPanes', 'chart'],
  ['chart', 'getTimeScale', 'chart'],
  ['chart', 'resolution', 'time'],
  ['chart', 'getTimezoneApi', 'zone'],
  ['zones', 'getTimezone', 'zone'],
  ['mainPane', 'hasMainSeries', 'chart'],
  ['mainPane', 'getHeight', 'chart'],
  ['studyPane', 'getHeight', 'chart'],
  ['studyPane', 'hasMainSeries', 'nothing'],
  ['mainPane', 'getMainSourcePriceScale', 'scale'],
  ['priceScale', 'getMode', 'scale'],
  ['priceScale', 'isInverted', 'scale'],
  ['priceScale', 'getVisiblePriceRange', 'scale'],
  ['priceScale', 'hasMainSeries', 'nothing'],
  ['timeScale', 'width', 'chart'],
  ['timeScale', 'barSpacing', 'time'],
  ['timeScale', 'rightOffset', 'time'],
  ['timeScale', 'coordinateToTime', 'time'],
];

describe.each(NEEDED)('when %s.%s fails', (part, call, lost) => {
  test.each(FAILURES)(`and %s, ${lost} is lost and nothing else`, (_, broken) => {
    const [chart] = read((parts) => {
      parts[part][call] = broken as Call;
    });
    expect(chart === undefined).toBe(lost === 'chart');
    if (!chart) return;
    expect(chart.scale === undefined).toBe(lost === 'scale');
    expect(chart.time === undefined).toBe(lost === 'time');
    expect(chart.zone === undefined).toBe(lost === 'zone');
  });
});

describe('names', () => {
  test('the short symbol stands in for a missing full one, and the other way round', () => {
    expect(read(({ chart }) => delete chart['symbolExt'])[0]!.symbol).toBe('BTCUSDT.P');
    expect(read(({ chart }) => delete chart['symbol'])[0]!.symbol).toBe('BINANCE:BTCUSDT.P');
  });

  test('the one with an exchange wins', () => {
    const [chart] = read(({ chart: calls }) => {
      calls['symbol'] = () => 'BYBIT:BTCUSDT';
      calls['symbolExt'] = () => ({ full_name: 'BTCUSDT' });
    });
    expect(chart!.symbol).toBe('BYBIT:BTCUSDT');
  });

  test('a chart without any is not read', () => {
    for (const nameless of ['', null, 'x'.repeat(1000), {}]) {
      const charts = read(({ chart }) => {
        chart['symbol'] = () => nameless;
        chart['symbolExt'] = () => null;
      });
      expect(charts).toEqual([]);
    }
  });

  test.each([
    [{ id: 'Europe/London' }, 'Europe/London'],
    [{ id: 'exchange' }, 'Asia/Tokyo'],
    [{ id: 'office', alias: 'Etc/GMT-3' }, 'Etc/GMT-3'],
    [{ id: '<b>' }, undefined],
    [{}, undefined],
  ])('the zone %o is %s', (zone, name) => {
    const [chart] = read(({ zones }) => {
      zones['getTimezone'] = () => zone;
    });
    expect(chart!.zone).toBe(name);
  });
});

describe('layouts', () => {
  test('every chart is read, each with its own symbol and place', () => {
    const symbols = ['BINANCE:BTCUSDT', 'BYBIT:ETHUSDT.P', 'OKX:SOLUSDT', 'DERIBIT:BTC_USDC'];
    const charts = symbols.map((symbol) => ({
      ...chartCalls().chart,
      symbolExt: () => ({ full_name: symbol }),
    }));
    const api = { chartsCount: () => 4, chart: (i: number) => charts[i], activeChart: () => charts[2] };
    expect(readCharts(api).map(({ index, symbol }) => [index, symbol])).toEqual(
      symbols.map((symbol, i) => [i, symbol]),
    );
  });

  test('a chart that fails does not take the others with it', () => {
    const { chart } = chartCalls();
    const api = {
      chartsCount: () => 3,
      chart: (i: number) => {
        if (i === 1) throw new Error('not ready');
        return chart;
      },
    };
    expect(readCharts(api).map(({ index }) => index)).toEqual([0, 2]);
  });

  test('a count without bounds is not followed', () => {
    const { chart } = chartCalls();
    let asked = 0;
    const api = { chartsCount: () => 1e9, chart: () => (asked++, chart) };
    readCharts(api);
    expect(asked).toBeLessThan(100);
  });

  test('nothing is read from what is no API', () => {
    for (const api of [
      undefined,
      null,
      7,
      'api',
      {},
      [],
      () => 1,
      { activeChart: 3 },
      { activeChart: () => 3 },
    ])
      expect(readCharts(api)).toEqual([]);
  });
});

describe('what a chart hands out', () => {
  test('is asked for once while nothing changes, and again upon another symbol or resolution', () => {
    const parts = chartCalls();
    let asked = 0;
    parts.chart['getTimeScale'] = () => (asked++, parts.timeScale);
    const api = { activeChart: () => parts.chart };
    for (let i = 0; i < 100; i++) readCharts(api);
    expect(asked).toBe(1);
    parts.chart['resolution'] = () => '5';
    readCharts(api);
    parts.chart['symbolExt'] = () => ({ full_name: 'BYBIT:ETHUSDT.P' });
    readCharts(api);
    expect(asked).toBe(3);
  });

  test('is asked for again once it has died, or has served for long', () => {
    const parts = chartCalls();
    let asked = 0;
    parts.chart['getTimeScale'] = () => (asked++, { ...parts.timeScale });
    const api = { activeChart: () => parts.chart };
    for (let i = 0; i < 700; i++) readCharts(api);
    expect(asked).toBe(2);
    const dead = { ...parts.timeScale, width: () => null };
    parts.chart['getTimeScale'] = () => dead;
    parts.chart['resolution'] = () => '15';
    expect(readCharts(api)).toEqual([]);
    parts.chart['getTimeScale'] = () => parts.timeScale;
    expect(readCharts(api)).toHaveLength(1);
  });
});

describe('finding the API', () => {
  const api = { activeChart: () => undefined };
  const view = (content: object): Window => content as unknown as Window;

  test('both spellings are known', () => {
    expect(findApi(view({ tradingViewApi: api }))).toBe(api);
    expect(findApi(view({ TradingViewApi: api }))).toBe(api);
  });

  test('what is not there yet, is something else or throws is not taken', () => {
    const throwing = Object.defineProperty({}, 'tradingViewApi', {
      get: () => {
        throw new Error('page');
      },
    });
    for (const content of [{}, { tradingViewApi: null }, { tradingViewApi: { activeChart: 1 } }, throwing])
      expect(findApi(view(content))).toBeUndefined();
  });
});
