/** Numbers as the overlay writes them, in one language. Making a formatter costs more than painting a band: each is made once. */
import type { ClusterView } from '../protocol/snapshot';

export interface NumberWords {
  readonly dollars: (usd: number) => string;
  /** What both ends have in common is said once: `$28.1–60M`. */
  readonly dollarRange: (low: number, high: number) => string;
  readonly share: (share: number) => string;
  readonly percentRange: (low: number, high: number) => string;
  /** A fraction with its sign, in percent of so many digits. */
  readonly change: (fraction: number, digits: number) => string;
  readonly plain: (value: number) => string;
  /** A band's price or range, as exact as the band's width is worth. */
  readonly peak: (cluster: ClusterView, tickSize: number) => string;
  readonly range: (cluster: ClusterView, tickSize: number) => string;
  readonly age: (seconds: number) => string;
  readonly time: (at: number) => string;
}

function memoised<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key)!;
  };
}

/** Digits after the point that a band's width is worth, no more than the market's tick has. */
function decimalsOf({ high, low }: ClusterView, tickSize: number): number {
  const width = Math.max(high - low, tickSize);
  return Math.min(
    Math.max(0, Math.ceil(-Math.log10(tickSize))),
    Math.max(0, Math.ceil(1 - Math.log10(width))),
  );
}

const DOLLARS: Intl.NumberFormatOptions = {
  style: 'currency',
  currency: 'USD',
  notation: 'compact',
  maximumSignificantDigits: 3,
};

export function numberWords(language: string): NumberWords {
  const format = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options);
  const [dollars, share, plain] = [format(DOLLARS), format({ style: 'percent' }), format({})];
  const percentRange = format({ style: 'percent', maximumSignificantDigits: 2 });
  const price = memoised((digits: number) =>
    format({ minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  const change = memoised((digits: number) =>
    format({
      style: 'percent',
      signDisplay: 'always',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }),
  );
  const age = memoised((unit: 'second' | 'minute') => format({ style: 'unit', unit, unitDisplay: 'narrow' }));
  const time = memoised(
    () => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }),
  );
  return {
    dollars: (usd) => dollars.format(usd),
    dollarRange: (low, high) => dollars.formatRange(low, high),
    share: (value) => share.format(value),
    percentRange: (low, high) => percentRange.formatRange(low / 100, high / 100),
    change: (fraction, digits) => change(digits).format(fraction).replace('-', '−'),
    plain: (value) => plain.format(value),
    peak: (cluster, tickSize) => price(decimalsOf(cluster, tickSize)).format(cluster.peak),
    range: (cluster, tickSize) => {
      const { format } = price(decimalsOf(cluster, tickSize));
      return `${format(cluster.low)} – ${format(cluster.high)}`;
    },
    age: (seconds) =>
      seconds < 60 ? age('second').format(seconds) : age('minute').format(Math.floor(seconds / 60)),
    time: (at) => `${time(undefined).format(at)} UTC`,
  };
}
