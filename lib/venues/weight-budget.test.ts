import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { unixMs } from '../core/units';
import { WeightBudget } from './weight-budget';

const never = new AbortController().signal;
const now = (): ReturnType<typeof unixMs> => unixMs(Date.now());

beforeEach(() => vi.useFakeTimers({ now: 1_700_000_000_000 }));
afterEach(() => vi.useRealTimers());

test('a request waits until the minute has room for it', async () => {
  const budget = new WeightBudget(100, now);
  await budget.admit(60, never);
  await vi.advanceTimersByTimeAsync(20_000);
  await budget.admit(40, never);
  let admitted = false;
  void budget.admit(10, never).then(() => (admitted = true));
  await vi.advanceTimersByTimeAsync(39_990);
  expect(admitted).toBe(false);
  await vi.advanceTimersByTimeAsync(20);
  expect(admitted).toBe(true);
});

test('weight that others spent counts once the venue reports it', async () => {
  const budget = new WeightBudget(100, now);
  await budget.admit(10, never);
  budget.report(95);
  let admitted = false;
  void budget.admit(10, never).then(() => (admitted = true));
  await vi.advanceTimersByTimeAsync(59_000);
  expect(admitted).toBe(false);
  await vi.advanceTimersByTimeAsync(1_010);
  expect(admitted).toBe(true);
});

test('it says what the present window has used, for venues that do not', async () => {
  const budget = new WeightBudget(100, now);
  await budget.admit(30, never);
  await vi.advanceTimersByTimeAsync(40_000);
  await budget.admit(20, never);
  expect(budget.used()).toBe(50);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(budget.used()).toBe(20);
});

test('who waits can be aborted', async () => {
  const budget = new WeightBudget(10, now);
  await budget.admit(10, never);
  const caller = new AbortController();
  const waiting = budget.admit(1, caller.signal);
  caller.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
});

test('no 60 s ever hold more than the limit, however requests come', async () => {
  const budget = new WeightBudget(50, now);
  const sent: { at: number; weight: number }[] = [];
  const requests = Array.from({ length: 60 }, async (_, index) => {
    const weight = 1 + (index % 7);
    await budget.admit(weight, new AbortController().signal);
    sent.push({ at: Date.now(), weight });
  });
  await vi.advanceTimersByTimeAsync(600_000);
  await Promise.all(requests);
  expect(sent).toHaveLength(60);
  for (const { at } of sent) {
    const window = sent.filter((other) => other.at > at - 60_000 && other.at <= at);
    expect(window.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThanOrEqual(50);
  }
});
