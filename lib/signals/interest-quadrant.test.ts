import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { priceQuadrant, volumeQuadrant } from './interest-quadrant';

test('names who leads by the direction of price and of open interest', () => {
  expect(priceQuadrant(3, 1)).toBe('new-longs-lead');
  expect(priceQuadrant(-3, 1)).toBe('short-covering');
  expect(priceQuadrant(3, -1)).toBe('new-shorts-lead');
  expect(priceQuadrant(-3, -1)).toBe('long-unwinding');
});

test('names what volume says of the change', () => {
  expect(volumeQuadrant(3, 20)).toBe('building');
  expect(volumeQuadrant(3, -20)).toBe('passive');
  expect(volumeQuadrant(-3, 20)).toBe('unwinding');
  expect(volumeQuadrant(-3, -20)).toBe('fading');
});

test('what rounds to nothing has no direction', () => {
  expect(priceQuadrant(0.04, 1)).toBeUndefined();
  expect(priceQuadrant(3, -0.04)).toBeUndefined();
  expect(volumeQuadrant(3, 0)).toBeUndefined();
});

test('turned upside down, price names the other side', () => {
  const mirror = {
    'new-longs-lead': 'new-shorts-lead',
    'new-shorts-lead': 'new-longs-lead',
    'short-covering': 'long-unwinding',
    'long-unwinding': 'short-covering',
  } as const;
  const percent = fc.double({ min: -50, max: 50, noNaN: true });
  fc.assert(
    fc.property(percent, percent, (interest, price) => {
      const one = priceQuadrant(interest, price);
      expect(priceQuadrant(interest, -price)).toBe(one && mirror[one]);
    }),
  );
});
