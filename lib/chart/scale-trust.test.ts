import { describe, expect, test } from 'vitest';

import type { AxisGeometry } from './chart-geometry';
import { yOfPrice } from './price-scale';
import { type Draw, NO_TRUST, type ScaleTrust, trustAfterDraw } from './scale-trust';

const LAST = 60_123.4;

/** A pane that shows 60,000 … 60,400 over 400 px. */
const scale = { kind: 'linear', slope: -1, intercept: 60_400 } as const;
const place = { left: 0, top: 0, width: 900 };
const price: AxisGeometry = { axis: 1, pane: 1, ...place, height: 400, scale, followers: [[LAST, 277]] };
const unlabelled: AxisGeometry = { ...price, followers: [] };
/** An RSI pane: 0 … 100 over 100 px, its last value labelled. */
const rsi: AxisGeometry = {
  axis: 2,
  pane: 2,
  ...place,
  height: 100,
  scale: { kind: 'linear', slope: -1, intercept: 100 },
  followers: [[57.2, 42.8]],
};

function after(
  before: ScaleTrust,
  axes: readonly AxisGeometry[],
  lead?: number,
  lastPrice = LAST,
): ScaleTrust {
  return trustAfterDraw(before, {
    geometry: { chart: 0, axes, rows: [] },
    expected: { price: lastPrice, within: 0.001 },
    ...(lead === undefined ? {} : { lead }),
  });
}

function afterDraws(
  count: number,
  before: ScaleTrust,
  axes: readonly AxisGeometry[],
  lead?: number,
): ScaleTrust {
  let trust = before;
  for (let i = 0; i < count; i++) trust = after(trust, axes, lead);
  return trust;
}

describe('an axis is trusted', () => {
  test('when a label off its grid is the last price, where the scale puts it', () => {
    expect(after(NO_TRUST, [rsi, price])).toMatchObject({ state: 'verified', axis: { pane: 1 } });
  });

  test('not without a last price to compare with', () => {
    expect(trustAfterDraw(NO_TRUST, { geometry: { chart: 0, axes: [price], rows: [] } }).state).toBe(
      'unverified',
    );
  });

  test('not when the label is another price, or stands elsewhere', () => {
    expect(after(NO_TRUST, [{ ...price, followers: [[LAST * 1.002, 157]] }]).state).toBe('unverified');
    expect(after(NO_TRUST, [{ ...price, followers: [[LAST, 270]] }]).state).toBe('unverified');
  });

  test('in the units that make its label the price', () => {
    const thousandth = {
      ...price,
      scale: { kind: 'linear', slope: -1000, intercept: 60_400 },
      followers: [[60.1234, 277]],
      otherFactor: 1000,
    } as const;
    const trust = after(NO_TRUST, [thousandth]);
    expect(trust.state).toBe('verified');
    expect(yOfPrice(trust.scale!, 60_300)).toBeCloseTo(100);
  });
});

describe('a wider look', () => {
  const draw = (axes: readonly AxisGeometry[], more: Partial<Draw> = {}): ScaleTrust =>
    trustAfterDraw(NO_TRUST, {
      geometry: { chart: 0, axes, rows: [] },
      expected: { price: 50, within: 0.001 },
      ...more,
    });

  test('does not take an RSI that stands where a coin does for the coin', () => {
    const upper = { kind: 'linear', slope: -1, intercept: 120 } as const; // 20 … 120
    const standing = { ...rsi, scale: upper, followers: [[50.02, 69.98]] as const };
    expect(draw([standing]).state).toBe('verified');
    expect(draw([standing], { widest: 0.5 }).state).toBe('unverified');
  });

  test('does not take a list of prices for an axis, which spans hardly anything', () => {
    const list = { kind: 'linear', slope: -100_000, intercept: 5_001_000 } as const;
    const book = { ...price, scale: list, followers: [[50, 1_000]] as const, height: 400 };
    expect(draw([book]).state).toBe('unverified');
  });

  test('needs no label where the chart’s own API speaks, nor where the user has said that it is right', () => {
    const { followers: _, ...silent } = { ...price, followers: [] };
    const bare = { ...silent, followers: [] };
    expect(draw([bare]).state).toBe('unverified');
    expect(draw([{ ...bare, known: true }]).state).toBe('verified');
    expect(draw([bare], { accepted: 1 }).state).toBe('verified');
    expect(draw([bare], { accepted: 9 }).state).toBe('unverified');
  });

  test('says which price it was verified by', () => {
    const near = { ...price, followers: [[60_300, 100]] as const };
    const expected = { price: 60_123.4, within: 0.006 };
    expect(draw([near], { expected }).label).toBe(60_300);
  });
});

describe('a trusted axis', () => {
  const trusted = after(NO_TRUST, [price, rsi], 0);

  test('is kept while another pane shows a number near the price', () => {
    const lookalike = { ...rsi, scale, height: 800, followers: [[LAST, 277]] as const };
    expect(after(trusted, [lookalike, unlabelled])).toMatchObject({ state: 'verified', axis: { pane: 1 } });
  });

  test('is given up after the label was missing for 30 draws', () => {
    expect(afterDraws(30, trusted, [unlabelled], 0).state).toBe('verified');
    expect(afterDraws(31, trusted, [unlabelled], 0).state).toBe('unverified');
  });

  test('is kept while the chart is panned into the past, or away from the price', () => {
    expect(afterDraws(100, trusted, [unlabelled], -3_600_000).state).toBe('verified');
    const above = { ...unlabelled, scale: { ...scale, intercept: 60_100 } };
    expect(afterDraws(100, trusted, [above], 0).state).toBe('verified');
  });

  test('is given up at once when it turns into an index, or when its label leaps', () => {
    const index = { ...price, scale: { kind: 'linear', slope: -50, intercept: 5_200 } as const };
    expect(after(trusted, [{ ...index, followers: [[99.3, 235]] }], 0).state).toBe('unverified');
    const other = { ...price, followers: [[60_300, 100]] as const };
    expect(after(trusted, [other], 0).state).toBe('verified');
    const far = { ...price, followers: [[60_123.4 * 1.006, 1]] as const };
    expect(after(trusted, [far], 0).state).toBe('unverified');
    expect(after(trusted, [far], -3_600_000).state).toBe('verified');
  });

  test('is hidden at once when its mapping is withdrawn, and back with the next label', () => {
    const { scale: _, ...rest } = price;
    const hidden = after(trusted, [{ ...rest, refusal: 'percent' }]);
    expect(hidden).toMatchObject({ state: 'hidden', refusal: 'percent' });
    expect(after(hidden, [unlabelled]).state).toBe('hidden');
    expect(after(hidden, [price]).state).toBe('verified');
  });

  test('is forgotten with its chart', () => {
    expect(after(trusted, [])).toEqual(NO_TRUST);
  });
});
