import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { SilenceWatch } from './silence-watch';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function watch(quietConnections = 0): { watch: SilenceWatch; reasons: string[] } {
  const reasons: string[] = [];
  const silence = new SilenceWatch(quietConnections, (reason) => reasons.push(reason));
  silence.start();
  return { watch: silence, reasons };
}

test('a socket that never speaks is given up after 10 s', () => {
  const { reasons } = watch();
  vi.advanceTimersByTime(9_999);
  expect(reasons).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(reasons[0]).toBe('silent for 10 s');
});

test('a socket that falls silent is noticed within 30 s', () => {
  const { watch: silence, reasons } = watch();
  vi.advanceTimersByTime(7_000);
  silence.heard();
  silence.heardTrade();
  vi.advanceTimersByTime(30_000);
  expect(reasons[0]).toBe('silent for 30 s');
});

test('a socket whose trades alone fall silent is noticed too', () => {
  const { watch: silence, reasons } = watch();
  for (let second = 0; second < 30; second++) {
    vi.advanceTimersByTime(1_000);
    silence.heard();
  }
  expect(reasons[0]).toBe('no trade for 30 s');
});

test('a small market is given longer with each connection without a trade', () => {
  const { watch: silence, reasons } = watch(2);
  for (let second = 0; second < 119; second++) {
    vi.advanceTimersByTime(1_000);
    silence.heard();
  }
  expect(reasons).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(reasons[0]).toBe('no trade for 120 s');
});

test('after the stop nothing is noticed', () => {
  const { watch: silence, reasons } = watch();
  silence.stop();
  vi.advanceTimersByTime(60_000);
  expect(reasons).toEqual([]);
});
