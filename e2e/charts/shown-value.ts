/** What stands on the axis of a relative scale: percent = 100·(price ÷ base − 1), indexed = 100·price ÷ base. */
import type { ScaleKind } from './chart-page';
import type { Bar } from './market';

export interface ShownValue {
  valueOf(price: number): number;
  priceOf(value: number): number;
  /** The axis' own text for a value, where it is not the plain number. */
  readonly suffix: string;
}

const PRICE: ShownValue = { valueOf: (price) => price, priceOf: (value) => value, suffix: '' };

export function shownValue(kind: ScaleKind, base: number): ShownValue {
  if (kind === 'percent')
    return {
      valueOf: (price) => 100 * (price / base - 1),
      priceOf: (value) => base * (1 + value / 100),
      suffix: '%',
    };
  if (kind === 'indexed')
    return {
      valueOf: (price) => (100 * price) / base,
      priceOf: (value) => (base * value) / 100,
      suffix: '',
    };
  return PRICE;
}

/** The close that a relative scale starts from: that of the first bar in view. */
export function baseOf(bars: readonly Bar[], from: number): number {
  return bars[Math.min(bars.length - 1, Math.max(0, Math.ceil(from)))]!.close;
}

export function decimalsOf(tick: number): number {
  return Math.max(0, Math.round(-Math.log10(tick)));
}

/** Index ↔ time of equally long bars. */
export function indexOf(bars: readonly Bar[], time: number): number {
  return (time - bars[0]!.time) / (bars[1]!.time - bars[0]!.time);
}

export function timeOf(bars: readonly Bar[], index: number): number {
  return bars[0]!.time + index * (bars[1]!.time - bars[0]!.time);
}

/** Lowest and highest price in view, with some room. */
export function pricesInView(bars: readonly Bar[], from: number, to: number): [number, number] {
  const seen = bars.slice(Math.max(0, Math.floor(from)), Math.max(1, Math.ceil(to) + 1));
  const low = Math.min(...seen.map((bar) => bar.low));
  const high = Math.max(...seen.map((bar) => bar.high));
  const room = 0.08 * (high - low) || 0.01 * high;
  return [Math.max(low - room, low / 2), high + room];
}
