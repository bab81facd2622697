import { describe, expect, test } from 'vitest';

import { ChartTimes } from './chart-times';
import type { ClockOffset } from './label-clock';
import { type TimeAnchor, timeOfX, xOfTime } from './time-scale';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 20, 14, 20);
const WIDTH = 900;
const SPAN = 40 * HOUR;

/** A plot of 40 hours that ends `lead` after now, labelled every three hours up to now on a clock so far ahead of UTC. */
function labels(clock: ClockOffset, lead = 2 * HOUR): TimeAnchor[] {
  const found: TimeAnchor[] = [];
  for (let time = NOW + lead - SPAN; time <= Math.min(NOW, NOW + lead); time += HOUR / 4) {
    const start = Math.floor(time / (HOUR / 4)) * (HOUR / 4);
    const label = start + clock(start);
    if (label % (3 * HOUR) !== 0) continue;
    const x = ((start - (NOW + lead - SPAN)) * WIDTH) / SPAN;
    found.push(label % DAY === 0 ? { x, day: new Date(label).getUTCDate() } : { x, clock: label % DAY });
  }
  return found;
}

const ahead =
  (hours: number): ClockOffset =>
  () =>
    hours * HOUR;

function read(offset: ClockOffset | undefined, anchors: readonly TimeAnchor[]): ChartTimes {
  const times = new ChartTimes(offset);
  times.read(anchors, WIDTH, NOW);
  return times;
}

describe('a chart’s times', () => {
  test.each([0, -5, -3.5, 5.75, 9, 13])('are the exchange’s, labelled %d hours ahead of UTC', (hours) => {
    const { exchange, unknown } = read(ahead(hours), labels(ahead(hours)));
    expect(unknown).toBeUndefined();
    expect(xOfTime(exchange!, NOW)).toBeCloseTo(WIDTH * (1 - 2 / 40), 3);
    expect(timeOfX(exchange!, 0)).toBeCloseTo(NOW + 2 * HOUR - SPAN, -1);
  });

  test('are not known without a clock, but how far the chart is panned is', () => {
    const { exchange, unknown, lead } = read(undefined, labels(ahead(0)));
    expect([exchange, unknown]).toEqual([undefined, 'no-clock']);
    expect(lead).toBeCloseTo(2 * HOUR, -1);
  });

  test('are unread where labels make no line', () => {
    const { exchange, unknown } = read(ahead(0), labels(ahead(0)).slice(0, 2));
    expect([exchange, unknown]).toEqual([undefined, 'unread']);
  });

  test.each([
    ['would be in the future', 6, 0],
    ['would end in the past', 0, 6],
  ])('are not believed where they %s', (_, drawn, said) => {
    const { exchange, unknown } = read(ahead(said), labels(ahead(drawn)));
    expect([exchange, unknown]).toEqual([undefined, 'implausible']);
  });

  test('are not today’s once a chart that opened in the past is panned to the same time of another day', () => {
    const times = read(ahead(0), labels(ahead(0), -7 * HOUR));
    for (let lead = -6 * HOUR; lead <= 2 * HOUR; lead += HOUR) times.read(labels(ahead(0), lead), WIDTH, NOW);
    expect([times.exchange, times.unknown]).toEqual([undefined, 'implausible']);
  });

  test('stay believed while the chart is panned into the past', () => {
    const times = read(ahead(-5), labels(ahead(-5)));
    for (let lead = HOUR; lead > -100 * HOUR; lead -= HOUR) {
      times.read(labels(ahead(-5), lead), WIDTH, NOW);
      expect(times.unknown).toBeUndefined();
      expect(xOfTime(times.exchange!, NOW)).toBeCloseTo(WIDTH * (1 - lead / SPAN), 2);
    }
  });

  test('are not believed while the clock is put back within the plot', () => {
    const change = NOW - 10 * HOUR;
    const summer: ClockOffset = (time) => (time < change ? 2 : 1) * HOUR;
    expect(read(summer, labels(summer)).exchange).toBeUndefined();
  });
});
