import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { type Ticket, TriggerQueue } from './trigger-queue';

it('hands out what is left in the order of the keys, whatever was removed', () => {
  const entries = fc.array(fc.record({ key: fc.integer({ min: 0, max: 50 }), removed: fc.boolean() }));
  fc.assert(
    fc.property(entries, (items) => {
      const queue = new TriggerQueue<number>();
      const tickets = items.map(({ key }, i): Ticket<number> => queue.add(key, i));
      items.forEach(({ removed }, i) => {
        if (removed) queue.remove(tickets[i]!);
      });
      const left = items.filter(({ removed }) => !removed).map(({ key }) => key);
      const handed: number[] = [];
      for (let i = queue.firstUpTo(Infinity); i !== undefined; i = queue.firstUpTo(Infinity)) {
        handed.push(items[i]!.key);
        queue.remove(tickets[i]!);
      }
      expect(handed).toEqual(left.sort((a, b) => a - b));
    }),
  );
});

it('keeps an item whose key is beyond the bound', () => {
  const queue = new TriggerQueue<string>();
  queue.add(5, 'later');
  expect(queue.firstUpTo(4.9)).toBeUndefined();
  expect(queue.firstUpTo(5)).toBe('later');
});
