/**
 * The hours of the market, in UTC. Depth is a cosine over the day with its peak at 11:00 and a trough 39 % lower,
 * times 0.6 at the weekend. Activity is a cosine with its peak at 15:00, times 0.65 at the weekend.
 */
import { DAY, HOUR } from '../../lib/core/time';

const DEPTH_PEAK_HOUR = 11;
const DEPTH_TROUGH = 0.39;
const WEEKEND_DEPTH = 0.6;
const ACTIVITY_PEAK_HOUR = 15;
const ACTIVITY_SWING = 0.35;
const WEEKEND_ACTIVITY = 0.65;

function cosineOfDay(time: number, peakHour: number): number {
  return Math.cos((2 * Math.PI * ((time % DAY) / HOUR - peakHour)) / 24);
}

export function isWeekend(time: number): boolean {
  const weekday = (Math.floor(time / DAY) + 4) % 7; // 1970-01-01 was a Thursday; 0 is Sunday
  return weekday === 0 || weekday === 6;
}

/** The depth of the book as a fraction of its weekday peak. */
export function depthAt(time: number): number {
  const hour = 1 - (DEPTH_TROUGH * (1 - cosineOfDay(time, DEPTH_PEAK_HOUR))) / 2;
  return hour * (isWeekend(time) ? WEEKEND_DEPTH : 1);
}

/** The rate of trading as a multiple of a weekday's mean. */
export function activityAt(time: number): number {
  const hour = 1 + ACTIVITY_SWING * cosineOfDay(time, ACTIVITY_PEAK_HOUR);
  return hour * (isWeekend(time) ? WEEKEND_ACTIVITY : 1);
}
