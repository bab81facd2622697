import { expect, test, vi } from 'vitest';

import { HOUR, MINUTE, SECOND } from '../../core/time';
import { type UnixMs, unixMs } from '../../core/units';
import { ExchangeClock } from './exchange-clock';

const never = new AbortController().signal;
const START = 1_769_904_000_000;

/** The venue's clock, and a local one that is `ahead` of it. */
function clocks(ahead: number): {
  clock: ExchangeClock;
  pass: (span: number) => void;
  setBack: (span: number) => void;
  ask: ReturnType<typeof vi.fn>;
  venueNow: () => number;
} {
  let time = START;
  let offset = ahead;
  const ask = vi.fn((): Promise<UnixMs> => Promise.resolve(unixMs(time)));
  return {
    clock: new ExchangeClock(() => unixMs(time + offset), ask),
    pass: (span) => (time += span),
    setBack: (span) => (offset -= span),
    ask,
    venueNow: () => time,
  };
}

test.each([-10 * MINUTE, 0, 10 * MINUTE])(
  'a local clock that is %d ms ahead makes no difference',
  async (ahead) => {
    const { clock, pass, venueNow, ask } = clocks(ahead);
    expect(await clock.time(never)).toBe(venueNow());
    pass(9 * MINUTE);
    expect(await clock.time(never)).toBe(venueNow());
    expect(ask).toHaveBeenCalledTimes(1);
  },
);

test('what was learnt holds for ten minutes', async () => {
  const { clock, pass, ask } = clocks(HOUR);
  await clock.time(never);
  pass(10 * MINUTE);
  await clock.time(never);
  expect(ask).toHaveBeenCalledTimes(2);
});

test('a local clock that is set back is noticed', async () => {
  const { clock, setBack, venueNow } = clocks(0);
  await clock.time(never);
  setBack(HOUR);
  expect(await clock.time(never)).toBe(venueNow());
});

test('who cannot wait hears nothing until the venue has answered, and asks it once in ten seconds', async () => {
  const { clock, pass, ask, venueNow } = clocks(HOUR);
  ask.mockRejectedValueOnce(new Error('no answer'));
  expect(clock.read(never)).toBeUndefined();
  expect(clock.read(never)).toBeUndefined();
  await Promise.resolve();
  expect(ask).toHaveBeenCalledTimes(1);
  pass(10 * SECOND);
  expect(clock.read(never)).toBeUndefined();
  await vi.waitFor(() => expect(clock.read(never)).toBe(venueNow()));
  expect(ask).toHaveBeenCalledTimes(2);
});
