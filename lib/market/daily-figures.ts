/** Volatility and turnover of the newest day of bars; undefined where less than half of the day is there. */
import { DAY } from '../core/time';
import type { Bar } from './bar';

/** σ of the logarithm of price over a day, from closes of bars that follow each other: √(mean r² × bars a day). */
export function dailyVolatility(bars: readonly Bar[]): number | undefined {
  const day = newestDay(bars);
  if (!day) return undefined;
  let [sum, count] = [0, 0];
  day.forEach((bar, i) => {
    const before = day[i - 1];
    if (before?.openTime !== bar.openTime - bar.duration) return;
    sum += Math.log(bar.close / before.close) ** 2;
    count++;
  });
  return count > 0 ? Math.sqrt(((sum / count) * DAY) / day[0]!.duration) : undefined;
}

/** Quote units that changed hands in a day; bars that are missing are taken to be like the others. */
export function dailyVolume(bars: readonly Bar[]): number | undefined {
  const day = newestDay(bars);
  if (!day) return undefined;
  const traded = day.reduce((sum, { volume, close }) => sum + volume * close, 0);
  return (traded / day.length) * (DAY / day[0]!.duration);
}

function newestDay(bars: readonly Bar[]): readonly Bar[] | undefined {
  const last = bars.at(-1);
  if (!last) return undefined;
  const whole = DAY / last.duration;
  const day = bars.slice(-whole).filter(({ openTime }) => openTime > last.openTime - DAY);
  return day.length * 2 >= whole ? day : undefined;
}
