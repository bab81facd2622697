/**
 * A chart as its own API tells it. Price: y = (F(top) - F(price)) ÷ (F(top) - F(bottom)) · (height - 1), F the natural
 * logarithm on a log axis and the identity on all others, whose range comes in price too. Time: bars stand one spacing
 * apart, the one `back` bars before the newest at x = width - (rightOffset + back + ½) · spacing.
 */
import { type Millis, millis } from '../core/units';
import { type PriceScale, transformed } from './price-scale';
import { type TimeScale, timeOfX } from './time-scale';

export type ApiMode = 'linear' | 'log' | 'percent' | 'indexed';

export interface ApiChart {
  /** Of the layout. */
  readonly index: number;
  /** With the exchange before it, where the API names one. */
  readonly symbol: string;
  /** Left out for months, ticks and ranges, which have no fixed length. */
  readonly interval?: Millis;
  /** IANA name of the clock of the chart's labels. */
  readonly zone?: string;
  /** `mode` and `inverted` are left out where the API does not tell them. */
  readonly mode?: ApiMode;
  readonly inverted?: boolean;
  /** Css px of the time scale, which is as wide as the panes. */
  readonly width: number;
  /** Css px of the main pane. */
  readonly height: number;
  /** Css px of all panes, top to bottom: what tells charts apart. */
  readonly paneHeights: readonly number[];
  /** Which of `paneHeights` shows the symbol. */
  readonly mainPane: number;
  /** y from the top of the main pane; slope > 0 when inverted. */
  readonly scale?: PriceScale;
  /** Without a scale: those that may be it, of which the labels have to confirm one. */
  readonly candidates: readonly PriceScale[];
  /** Open times of bars, UTC, at their centres; x from the left of the pane. */
  readonly time?: TimeScale;
  /** When the newest bar opened, where it is in view: for comparing the chart's clock with ours. */
  readonly newestBar?: number;
}

export interface PriceRange {
  readonly from: number;
  readonly to: number;
}

const LOG_OFFSET = 1e-4; // TradingView's charts may take the logarithm of price + 0.0001 (lightweight-charts does)
const TELLING = 0.25; // css px by which the two logarithms may differ

/** By how much the two logarithms may disagree in the middle of a range, css px. */
function logDoubt({ from, to }: PriceRange, height: number): number {
  const offset = (price: number): number => Math.log(price + LOG_OFFSET);
  const share = (offset(Math.sqrt(from * to)) - offset(from)) / (offset(to) - offset(from));
  return Math.abs(share - 0.5) * height;
}

/**
 * The scale of a pane from the range in view. A chart that says it is inverted has its lowest price on top, whichever
 * way round the range comes; a range the wrong way round, or one of a chart that does not say, is left to the labels.
 */
export function apiScale(
  { from, to }: PriceRange,
  mode: ApiMode | undefined,
  inverted: boolean | undefined,
  height: number,
): Pick<ApiChart, 'scale' | 'candidates'> {
  const kind = mode === 'log' ? 'log' : 'linear';
  const range = { from: Math.min(from, to), to: Math.max(from, to) };
  const [low, high] = [transformed(kind, range.from), transformed(kind, range.to)];
  const slope = (height - 1) / (high - low);
  const scales = {
    upright: { kind, slope: -slope, intercept: slope * high },
    inverted: { kind, slope, intercept: -slope * low },
  } as const;
  if (mode === undefined || !(slope > 0 && slope * Math.max(1, Math.abs(low), Math.abs(high)) < Infinity)) {
    return { candidates: [] };
  }
  const told =
    inverted === true ? scales.inverted : inverted === false && from < to ? scales.upright : undefined;
  if (!told) return { candidates: [scales.upright, scales.inverted] };
  if (kind === 'log' && logDoubt(range, height) > TELLING) return { candidates: [told] };
  return { scale: told, candidates: [] };
}

export interface BarAxis {
  /** Css px of the time scale. */
  readonly width: number;
  /** Css px from bar to bar. */
  readonly barSpacing: number;
  /** Bars between the newest one and the right edge; negative when that has left the view. */
  readonly rightOffset: number;
  readonly interval: number;
  /** When the bar at x opened, UTC ms; undefined where there is none. */
  timeAt(x: number): number | undefined;
}

const FEWEST = 4; // bars between two that are to confirm each other
const ASTRAY = 1; // css px
const MOST_BARS = 1e7; // back from the newest

function centreOf({ width, barSpacing, rightOffset }: BarAxis, back: number): number {
  return width - (rightOffset + back + 0.5) * barSpacing;
}

/** The range of bars, counted back from the newest, whose centres are in view. */
function barsInView({ width, barSpacing, rightOffset }: BarAxis): { newest: number; oldest: number } {
  return {
    newest: Math.max(0, Math.ceil(-rightOffset - 0.5)),
    oldest: Math.floor(width / barSpacing - rightOffset - 0.5),
  };
}

/** The bar farthest to the left that has a time: history may begin within the view. */
function oldestKnown(axis: BarAxis, newest: number, oldest: number): number {
  const known = (back: number): boolean => axis.timeAt(centreOf(axis, back)) !== undefined;
  if (known(oldest)) return oldest;
  let [last, beyond] = [newest, oldest];
  while (beyond - last > 1) {
    const middle = Math.floor((last + beyond) / 2);
    if (known(middle)) last = middle;
    else beyond = middle;
  }
  return last;
}

/**
 * The newest bar in view fixes the scale, the oldest confirms it. Undefined when the two disagree: then bars are missing
 * between them, or do not last equally long.
 */
export function apiTime(axis: BarAxis): TimeScale | undefined {
  const { width, barSpacing, rightOffset, interval } = axis;
  if (!(width > 0 && barSpacing > 0 && barSpacing < Infinity && interval > 0)) return undefined;
  if (!Number.isFinite(rightOffset)) return undefined;
  const { newest, oldest } = barsInView(axis);
  if (!(oldest >= newest + FEWEST && oldest < MOST_BARS)) return undefined;
  const opened = axis.timeAt(centreOf(axis, newest));
  if (opened === undefined) return undefined;
  const back = oldestKnown(axis, newest, oldest);
  const other = axis.timeAt(centreOf(axis, back));
  const slope = barSpacing / interval;
  if (other === undefined || back < newest + FEWEST) return undefined;
  if (Math.abs(opened - other - (back - newest) * interval) * slope > ASTRAY) return undefined;
  return { slope, origin: opened - centreOf(axis, newest) / slope };
}

/** When the newest bar opened, if its centre is in view. */
export function newestBar(axis: BarAxis, scale: TimeScale): number | undefined {
  const x = centreOf(axis, 0);
  return x >= 0 && x <= axis.width ? Math.round(timeOfX(scale, x)) : undefined;
}

const UNITS: Readonly<Record<string, number>> = { S: 1_000, '': 60_000, D: 86_400_000, W: 604_800_000 };

/** The length of a bar from a resolution: minutes as a bare number, else 1S, 1D, 1W; no number means one. */
export function intervalOf(resolution: string): Millis | undefined {
  const [, count = '', unit = ''] = /^(\d{0,5})([SDW]?)$/.exec(resolution) ?? [];
  const length = Number(count || unit.length) * (UNITS[unit] ?? 0);
  return length > 0 ? millis(length) : undefined;
}
