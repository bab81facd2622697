/** Tiny recordings for tests: folders in the layout of the recorded data. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const START = Date.UTC(2026, 0, 5);
export const BAR = 300_000;
const DAY = 86_400_000;

export function folder(files: Readonly<Record<string, readonly string[]>>): string {
  const path = mkdtempSync(join(tmpdir(), 'isobar-recorded-'));
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(path, name), lines.join('\n'));
  return path;
}

/** Price goes up and down by 4 % twice a day. */
export function priceAt(time: number): number {
  return 2_000 * (1 + 0.04 * Math.sin((4 * Math.PI * (time - START)) / DAY));
}

/** Whole days of bars of five minutes. */
export function barLines(days: number): string[] {
  return rows(
    days,
    (time) => {
      const [open, close] = [priceAt(time), priceAt(time + BAR)];
      return [time, open, Math.max(open, close) * 1.0005, Math.min(open, close) * 0.9995, close, 5_000];
    },
    'open_time_ms,open,high,low,close,volume',
  );
}

/** The stamp of each bar's close, every hundredth of it two seconds late. */
export function interestLines(days: number): string[] {
  return rows(
    days,
    (time) => {
      const quantity = 100_000 + 1_000 * Math.sin(time / DAY);
      const stamp = time + BAR;
      return [stamp + ((time / BAR) % 100 === 0 ? 2_000 : 0), quantity, quantity * priceAt(stamp)];
    },
    't,oi,oi_usd',
  );
}

/** An order a bar over the last day of so many, with limits 0.4 % beyond price; the first is without a size. */
export function binanceOrderLines(days: number): string[] {
  const from = START + (days - 1) * DAY;
  const lines = Array.from({ length: DAY / BAR }, (_, i) => {
    const time = from + i * BAR + 60_000;
    const falls = priceAt(time + 60_000) < priceAt(time);
    const limit = priceAt(time) * (falls ? 0.996 : 1.004);
    const [side, position, stored] = falls ? ['SELL', 'long', 'short'] : ['BUY', 'short', 'long'];
    return [time / 1_000, 'ETHUSDT', side, position, stored, i === 0 ? '0.0' : 1_000, limit].join(',');
  });
  return ['ts_s,symbol,order_side_inferred,liquidated_inferred,side_as_stored,qty_usd,price_p', ...lines];
}

function rows(days: number, row: (time: number) => readonly number[], header: string): string[] {
  const lines = Array.from({ length: (days * DAY) / BAR }, (_, i) => row(START + i * BAR).join(','));
  return [header, ...lines];
}
