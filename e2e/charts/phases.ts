/** What each page goes through: plain charts that have to be read, and hostile ones that must not be misread. */
import type { PageOptions, ScaleKind } from './chart-page';

export interface Phase {
  readonly name: string;
  readonly scale: ScaleKind;
  readonly options?: Partial<PageOptions>;
  /** The feed's price ÷ the chart's: another symbol's feed. */
  readonly feed?: number;
}

export const SCALES: readonly Phase[] = [
  { name: 'linear', scale: 'linear' },
  { name: 'log', scale: 'log' },
];

export const LAYOUTS: readonly Phase[] = [
  { name: 'axis on the left', scale: 'linear', options: { layout: 'left' } },
  { name: 'labels inside', scale: 'linear', options: { layout: 'inside' } },
  { name: 'tiny price', scale: 'linear', options: { price: 0.000_012_34, tick: 1e-8 } },
  { name: 'tiny price, log', scale: 'log', options: { price: 0.000_012_34, tick: 1e-8 } },
];

export const HOSTILE: readonly Phase[] = [
  { name: 'percent', scale: 'percent' },
  { name: 'indexed at 100', scale: 'indexed' },
  { name: 'indexed at 100, price near 100', scale: 'indexed', options: { price: 100.37, tick: 0.01 } },
  { name: 'inverted', scale: 'inverted' },
  { name: 'price within the RSI', scale: 'linear', options: { price: 52.31, tick: 0.01 } },
  { name: 'other symbol', scale: 'linear', feed: 1.03 },
  {
    name: 'second chart',
    scale: 'linear',
    options: { second: { price: 3012.34, tick: 0.01, seed: 11 } },
  },
  {
    name: 'second chart, near price',
    scale: 'linear',
    options: { second: { price: 61_207.8, tick: 0.1, seed: 13 } },
  },
];
