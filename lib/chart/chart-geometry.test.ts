import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type ChartGeometry, decodeGeometry, encodeGeometry } from './chart-geometry';

const geometry: ChartGeometry = {
  chart: 2,
  axes: [
    {
      axis: 7,
      pane: 1,
      left: 0,
      top: 12.5,
      width: 900,
      height: 400,
      scale: { kind: 'log', slope: -400, intercept: 4_500 },
      otherFactor: 1000,
      followers: [[60_123.4, 277]],
      row: 0,
    },
    { axis: 8, pane: 2, left: 0, top: 0, width: 900, height: 100, refusal: 'percent', followers: [] },
  ],
  rows: [
    [
      { x: 120, clock: 43_200_000 },
      { x: 200, day: 3, month: 6, year: 2026 },
    ],
  ],
  symbol: 'BINANCE:BTCUSDT.P',
  time: { slope: 1e-5, origin: 1.7e12 },
  ground: 'dark',
};

function changed(change: (draft: Record<string, unknown>) => void): string {
  const draft = JSON.parse(encodeGeometry(geometry)) as { axes: Record<string, unknown>[] };
  change(draft.axes[0]!);
  return JSON.stringify(draft);
}

describe('what the page tells', () => {
  test('comes through whole when it is well formed', () => {
    expect(decodeGeometry(encodeGeometry(geometry))).toEqual(geometry);
  });

  test.each<[string, (axis: Record<string, unknown>) => void]>([
    ['an infinite slope', (axis) => (axis['scale'] = { kind: 'linear', slope: -1e300, intercept: 0 })],
    ['an upside-down scale', (axis) => (axis['scale'] = { kind: 'linear', slope: 1, intercept: 0 })],
    ['a string for a number', (axis) => (axis['width'] = '900')],
    ['a giant pane', (axis) => (axis['height'] = 1e9)],
    ['an unknown scale', (axis) => (axis['scale'] = { kind: 'magic', slope: -1, intercept: 0 })],
    ['a scale and a refusal at once', (axis) => (axis['refusal'] = 'percent')],
    ['too many labels', (axis) => (axis['followers'] = Array.from({ length: 500 }, () => [1, 1]))],
    ['a place that is no number', (axis) => (axis['left'] = null)],
    ['a row that there cannot be', (axis) => (axis['row'] = 99)],
    ['no labels at all', (axis) => delete axis['followers']],
  ])('is dropped with %s', (_, change) => {
    expect(decodeGeometry(changed(change))).toBeUndefined();
  });

  test('may be upside down only where a chart’s own API says so', () => {
    const upsideDown = { kind: 'linear', slope: 1, intercept: 0 };
    const known = changed((axis) => Object.assign(axis, { scale: upsideDown, known: true }));
    expect(decodeGeometry(known)!.axes[0]).toMatchObject({ known: true, scale: upsideDown });
  });

  test('keeps no key that was not asked for', () => {
    const text = changed((axis) => (axis['extra'] = 1)).replace(
      '"pane":1',
      '"pane":1,"__proto__":{"polluted":true}',
    );
    const decoded = decodeGeometry(text)!;
    expect(Object.keys(decoded.axes[0]!)).not.toContain('extra');
    expect((decoded.axes[0] as unknown as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.json(), fc.string()), (value) => void decodeGeometry(value)),
    );
  });
});
