/** Numbers and times as text, in the language of the words around them. */
import { i18n } from './words';

const cache = new Map<string, Intl.NumberFormat>();

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  let format = cache.get(key);
  if (!format) cache.set(key, (format = new Intl.NumberFormat(i18n.t('language'), options)));
  return format;
}

/** What separates the decimals in the language of the words. */
export function decimalMark(): '.' | ',' {
  return numberFormat({}).format(1.5).includes(',') ? ',' : '.';
}

function decimalsOf(tickSize: number): number {
  return Math.min(10, Math.max(0, Math.ceil(-Math.log10(tickSize) - 1e-9)));
}

export function formatPrice(price: number, tickSize: number): string {
  const digits = decimalsOf(tickSize);
  return numberFormat({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(price);
}

/** A band's edge or an axis label: no finer than an estimate can be. */
export function formatRoughPrice(price: number): string {
  return numberFormat({ maximumSignificantDigits: 5 }).format(price);
}

/** `value` is in percent already. */
export function formatPercent(value: number, digits = 1, signed = false): string {
  return numberFormat({
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    ...(signed ? { signDisplay: 'exceptZero' } : {}),
  })
    .format(value / 100)
    .replace('-', '−');
}

/** From one to the other, both in percent already, no finer than such estimates are. */
export function formatPercentRange(low: number, high: number): string {
  const least = {
    maximumSignificantDigits: 2,
    maximumFractionDigits: 2,
    roundingPriority: 'lessPrecision',
  } as const;
  return numberFormat({ style: 'percent', ...least }).formatRange(low / 100, high / 100);
}

export function formatShare(share: number): string {
  return numberFormat({ style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** `34–59%` */
export function formatShareRange(low: number, high: number): string {
  return numberFormat({ style: 'percent', maximumFractionDigits: 0 }).formatRange(low, high);
}

const USD = {
  style: 'currency',
  currency: 'USD',
  notation: 'compact',
  maximumSignificantDigits: 2,
} as const;

const SIGNED_USD = { ...USD, signDisplay: 'exceptZero' } as const;

/** `signed`: with a plus as well as a minus. */
export function formatUsd(usd: number, signed = false): string {
  return numberFormat(signed ? SIGNED_USD : USD)
    .format(usd)
    .replace('-', '−');
}

/** An amount to the cent, or to the dollar. */
export function formatDollars(usd: number, digits: 0 | 2 = 2): string {
  const decimals = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return numberFormat({ style: 'currency', currency: 'USD', ...decimals })
    .format(usd)
    .replace('-', '−');
}

/** From one to the other, with what they have in common said once: `$18–95M`. */
export function formatUsdRange(low: number, high: number): string {
  return numberFormat(USD).formatRange(low, high);
}

export function formatNumber(value: number, digits = 1): string {
  return numberFormat({ maximumFractionDigits: digits }).format(value);
}

export function formatCompact(value: number, significant = 3): string {
  return numberFormat({ notation: 'compact', maximumSignificantDigits: significant }).format(value);
}

/** `7:59:04`, as a clock that runs down shows it. */
export function formatCountdown(millis: number): string {
  const seconds = Math.max(0, Math.ceil(millis / 1_000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

const AGE_UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** A length of time in its largest whole unit: `14s`, `3m`, `2h`. */
export function formatSpan(millis: number): string {
  const [unit, size] = AGE_UNITS.find(([, size]) => millis >= size) ?? ['second', 1_000];
  return numberFormat({ style: 'unit', unit, unitDisplay: 'narrow', maximumFractionDigits: 0 }).format(
    Math.floor(millis / size),
  );
}

const times = new Map<string, Intl.DateTimeFormat>();

function timeFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  let format = times.get(key);
  if (!format)
    times.set(key, (format = new Intl.DateTimeFormat(i18n.t('language'), { hourCycle: 'h23', ...options })));
  return format;
}

export function formatDay(time: number): string {
  return timeFormat({ day: 'numeric', month: 'short' }).format(time);
}

export function formatDate(time: number): string {
  return timeFormat({ day: 'numeric', month: 'short', year: 'numeric' }).format(time);
}

export function formatClock(time: number): string {
  return timeFormat({ hour: '2-digit', minute: '2-digit' }).format(time);
}

export function formatMoment(time: number): string {
  return timeFormat({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(time);
}
