/** Which labels a chart writes on its axes, and what they say. */
import { decimalsOf } from '../../shown-value';
import { MODE } from './axis-units';
import type { ChartModel } from './chart-model';

export interface Label {
  readonly at: number;
  readonly text: string;
}

const ROOM = { price: 34, time: 84 }; // css px between labels
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const STEPS = [1, 5, 15, 30]
  .map((minutes) => minutes * 60_000)
  .concat([1, 3, 6, 12].map((hours) => hours * HOUR));
const DAYS = [1, 2, 3, 7, 14, 28].map((days) => days * DAY);

/** 1, 2 or 5 times a power of ten. */
export function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5].find((times) => times * power >= least) ?? 10);
}

function written(value: number, decimals: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

export function valueText(model: ChartModel, value: number, tick: number): string {
  if (model.mode === MODE.percent) return `${value.toFixed(2)}%`;
  if (model.mode === MODE.indexed) return value.toFixed(2);
  return written(value, decimalsOf(tick));
}

/** Round values; on a log axis round prices, as far apart as their place on it needs. */
export function priceLabels(model: ChartModel, tick: number): Label[] {
  const log = model.mode === MODE.log;
  const at = (y: number): number => (log ? model.priceAt(y) : model.valueAt(y));
  const place = (value: number): number => (log ? model.yOf(value) : model.yOfValue(value));
  const [low, high] = [at(0), at(model.height - 1)].sort((a, b) => a - b) as [number, number];
  const labels: Label[] = [];
  for (let value = low; value < high && labels.length < 60;) {
    const y = place(value);
    const step = Math.max(
      tick,
      niceStep(Math.abs(at(y + (model.inverted ? ROOM.price : -ROOM.price)) - value)),
    );
    value = (Math.floor(value / step + 1e-9) + 1) * step;
    if (value < high && !(log && value <= 0))
      labels.push({ at: place(value), text: valueText(model, value, tick) });
  }
  return labels;
}

const clocks = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** How far a zone's clock is ahead of UTC, ms. */
export function zoneOffset(zone: string, time: number): number {
  const hour = Math.floor(time / HOUR) * HOUR;
  const key = `${zone}${hour}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    let clock = clocks.get(zone);
    if (!clock) {
      const fields = {
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
      } as const;
      clocks.set(
        zone,
        (clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...fields })),
      );
    }
    const part = Object.fromEntries(
      clock.formatToParts(hour).map(({ type, value }) => [type, Number(value)]),
    );
    offset = Date.UTC(part['year']!, part['month']! - 1, part['day'], part['hour'], part['minute']) - hour;
    offsets.set(key, offset);
  }
  return offset;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function timeText(local: number): string {
  const date = new Date(local);
  if (local % DAY !== 0) return date.toISOString().slice(11, 16);
  if (date.getUTCDate() !== 1) return String(date.getUTCDate());
  return date.getUTCMonth() === 0 ? String(date.getUTCFullYear()) : MONTHS[date.getUTCMonth()]!;
}

/** Bars that open at a round time of the zone's clock. */
export function timeLabels(model: ChartModel, zone: string): Label[] {
  const [first, last] = model.inView();
  const interval = model.bars[1]!.time - model.bars[0]!.time;
  const least = (ROOM.time / model.spacing) * interval;
  const step = [...STEPS, ...DAYS].find((candidate) => candidate >= least) ?? 56 * DAY;
  const labels: Label[] = [];
  for (let i = first; i <= last; i++) {
    const { time } = model.bars[i]!;
    const local = time + zoneOffset(zone, time);
    if (local % step < interval) labels.push({ at: model.xOfIndex(i), text: timeText(local) });
  }
  return labels;
}
