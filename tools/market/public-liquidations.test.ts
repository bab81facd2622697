import { expect, it } from 'vitest';

import type { ForcedClose } from './market';
import { largestPerSecond } from './public-liquidations';

function closed(time: number, quantity: number): ForcedClose {
  return { time, quantity, position: 'long', price: 1, bankruptcyPrice: 1, leverage: 10 };
}

it('lets through the largest of each second, in order', () => {
  const all = [closed(1_000, 2), closed(1_400, 9), closed(1_999, 3), closed(2_000, 1), closed(5_500, 4)];
  expect(largestPerSecond(all).map(({ quantity }) => quantity)).toEqual([9, 1, 4]);
});
