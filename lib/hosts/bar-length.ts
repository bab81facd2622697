/** TradingView's names of bar lengths: minutes without a letter, `30S`, `1D`, `W`. Months have no one length. */
import { DAY, MINUTE, SECOND } from '../core/time';
import { type Millis, millis } from '../core/units';

const LENGTHS: Readonly<Record<string, Millis>> = {
  '': MINUTE,
  S: SECOND,
  D: DAY,
  W: millis(7 * DAY),
};

export function barLength(resolution: string): Millis | undefined {
  const [, count, letter] = /^(\d{0,4})([SDW]?)$/.exec(resolution) ?? [];
  const length = LENGTHS[letter ?? '-'];
  if (length === undefined || resolution === '') return undefined;
  const bars = count === '' ? 1 : Number(count);
  return bars > 0 ? millis(bars * length) : undefined;
}
