/**
 * Reads the label of a time axis or of its crosshair: a clock, a date or both, in the forms that chart libraries and
 * sites write. What a label leaves out is left out here. Of `6/7` nobody can say the month but the labels beside it.
 */
import { type DateOrder, dateOrderOf } from './date-order';
import { monthNamed } from './month-names';
import type { TimeAnchor } from './time-scale';

export type TimeLabel = Omit<TimeAnchor, 'x'>;

const DAY_MS = 86_400_000;
const LONGEST = 40;
const CLOCK =
  /(?:^|[\sT,])(?<hour>\d{1,2})(?::(?<minute>[0-5]\d))?(?::(?<second>[0-5]\d))?\s*(?<half>[ap])?\.?(?:m\.?)?$/i;
const WEEKDAY = /^\p{L}{2,9}[.,]?\s+(?=\d|\p{L})/u;
const SLASHED = /^(?<first>\d{1,2})\/(?<second>\d{1,2})(?:\/(?<year>\d{4}|\d\d))?$/;
const DATES = [
  /^(?<year>\d{4})$/,
  /^(?<day>\d{1,2})[.日일]?$/,
  /^(?<year>\d{4})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})$/,
  /^(?<year>\d{4})[-/](?<month>\d{1,2})$/,
  /^(?<month>\d\d)-(?<day>\d\d)$/,
  /^(?<day>\d\d)-(?<month>\d\d)-(?<year>\d{4})$/,
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4}|\d\d)?$/,
  /^(?<day>\d\d)\.(?<month>\d\d)$/,
  /^(?<year>\d{4})[年년](?:\s?(?<month>\d{1,2})[月월](?:\s?(?<day>\d{1,2})[日일])?)?$/,
  /^(?<month>\d{1,2})[月월](?:\s?(?<day>\d{1,2})[日일]?)?$/,
  /^(?<day>\d{1,2})(?:\.|\sde)?\s(?<month>\p{L}+\.?)(?:,?\s(?:de\s)?(?<year>\d{4}|'\d\d)(?:\sг\.)?)?$/u,
  /^(?<month>\p{L}+\.?)(?:\s(?<day>\d{1,2}))?(?:,?\s(?<year>\d{4}|'\d\d))?$/u,
  /^(?<year>\d{4})\s(?<month>\p{L}+\.?)(?:\s(?<day>\d{1,2}))?$/u,
];

const MOST_READ = 500;
/** A chart writes the same labels again at each draw. */
const READ: Readonly<Record<DateOrder | 'unordered', Map<string, TimeLabel | undefined>>> = {
  'day-first': new Map(),
  'month-first': new Map(),
  unordered: new Map(),
};

type Groups = Readonly<Record<string, string | undefined>>;

function clockOf({ hour, minute, second, half }: Groups): number | undefined {
  if (minute === undefined && half === undefined) return undefined;
  const past = Number(minute ?? 0) * 60 + Number(second ?? 0);
  const latest = half === undefined ? 24 : 12;
  if (Number(hour) * 3600 + past > latest * 3600 + (half === undefined ? 0 : 3599)) return undefined;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  return ((hours * 3600 + past) * 1000) % DAY_MS;
}

function yearOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const digits = text.replace("'", '');
  return Number(digits.length === 2 ? `20${digits}` : digits);
}

/** Undefined where a part lies outside the calendar. */
function dated(year?: number, month?: number, day?: number): TimeLabel | undefined {
  if (year !== undefined && !(year >= 1970 && year < 2200)) return undefined;
  if (month !== undefined && !(month >= 1 && month <= 12)) return undefined;
  const days = month === undefined ? 31 : new Date(Date.UTC(year ?? 2024, month, 0)).getUTCDate();
  if (day !== undefined && !(day >= 1 && day <= days)) return undefined;
  return {
    ...(day === undefined ? {} : { day }),
    ...(month === undefined ? {} : { month }),
    ...(year === undefined ? {} : { year }),
  };
}

function slashedDate({ first, second, year }: Groups, order: DateOrder | undefined): TimeLabel | undefined {
  const monthFirst = dated(yearOf(year), Number(first), Number(second));
  const dayFirst = dated(yearOf(year), Number(second), Number(first));
  if (order) return order === 'month-first' ? monthFirst : dayFirst;
  return monthFirst && dayFirst && first !== second ? undefined : (monthFirst ?? dayFirst);
}

function formedDate({ year, month, day }: Groups): TimeLabel | undefined {
  if (month === undefined) return dated(yearOf(year), undefined, day === undefined ? undefined : Number(day));
  const numbered = /^\d/.test(month) ? Number(month) : monthNamed(month);
  if (numbered === undefined) return undefined;
  return dated(yearOf(year), numbered, day === undefined ? undefined : Number(day));
}

function dateOf(text: string, order: DateOrder | undefined): TimeLabel | undefined {
  const slashed = SLASHED.exec(text)?.groups;
  if (slashed) return slashedDate(slashed, order);
  for (const form of DATES) {
    const groups = form.exec(text)?.groups;
    const date = groups && formedDate(groups);
    if (date) return date;
  }
  return undefined;
}

function dateAfterWeekday(text: string, order: DateOrder | undefined): TimeLabel | undefined {
  const date = WEEKDAY.test(text) ? dateOf(text.replace(WEEKDAY, ''), order) : undefined;
  return date?.month === undefined ? undefined : date;
}

function labelIn(text: string, order: DateOrder | undefined): TimeLabel | undefined {
  const words = text
    .replace(/[\s\u200e\u200f]+/g, ' ')
    .replaceAll('’', "'")
    .trim();
  const timed = CLOCK.exec(words);
  const clock = timed?.groups && clockOf(timed.groups);
  const rest = timed && clock !== undefined ? words.slice(0, timed.index).replace(/,$/, '').trim() : words;
  if (rest === '') return clock === undefined ? undefined : { clock };
  const date = dateOf(rest, order) ?? dateAfterWeekday(rest, order);
  return date && (clock === undefined ? date : { clock, ...date });
}

/** `order` decides dates like `6/7`, which are left unread without it. */
export function readTimeLabel(text: string, order?: DateOrder): TimeLabel | undefined {
  if (text.length > LONGEST) return undefined;
  const known = READ[order ?? 'unordered'];
  if (known.has(text)) return known.get(text);
  if (known.size >= MOST_READ) known.clear();
  const label = labelIn(text, order);
  known.set(text, label);
  return label;
}

/** The labels of one row that say a time, in the order of day and month that the whole row writes. */
export function readTimeRow(labels: readonly { readonly text: string; readonly x: number }[]): TimeAnchor[] {
  const order = dateOrderOf(labels.map(({ text }) => text));
  return labels.flatMap(({ text, x }) => {
    const label = readTimeLabel(text, order);
    return label ? [{ ...label, x }] : [];
  });
}
