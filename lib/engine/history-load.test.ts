import { expect, it } from 'vitest';

import { SECOND } from '../core/time';
import { millis, unixMs } from '../core/units';
import { NOW } from './clock.testing';
import { HistoryLoad } from './history-load';

const at = (seconds: number) => unixMs(NOW + seconds * SECOND);
const lacking = (pages: number, heldBack = 0) => ({
  wanted: 100,
  lacking: pages,
  rounds: pages,
  heldBack: millis(heldBack),
  reaches: unixMs(NOW),
});

it('tells what the limits say first, then the pace of what has come', () => {
  const load = new HistoryLoad();
  load.note('1y', lacking(100, 50_000), at(0));
  expect(load.of('1y')).toMatchObject({ share: 0, left: 50_000 });
  load.note('1y', lacking(75, 37_500), at(20));
  expect(load.of('1y')).toMatchObject({ share: 0.25, left: 60_000 });
});

it('measures over the last minute, so that a night’s sleep is forgotten', () => {
  const load = new HistoryLoad();
  load.note('1y', lacking(100), at(0));
  load.note('1y', lacking(90), at(10));
  const woken = 30_000;
  for (const [i, pages] of [80, 70, 60].entries()) load.note('1y', lacking(pages), at(woken + 10 * i));
  expect(load.of('1y')!.left).toBe(60_000);
});

it('keeps lookbacks apart, and knows nothing of one that was not looked at', () => {
  const load = new HistoryLoad();
  load.note('1y', lacking(50), at(0));
  load.note('7d', lacking(0), at(0));
  expect([load.of('1y')?.share, load.of('7d')?.share, load.of('24h')]).toEqual([0.5, 1, undefined]);
});

it('measures anew after a stop', () => {
  const load = new HistoryLoad();
  load.note('1y', lacking(100), at(0));
  load.measureAnew('1y');
  load.note('1y', lacking(100), at(40));
  load.note('1y', lacking(90), at(50));
  expect(load.of('1y')!.left).toBe(90_000);
});
