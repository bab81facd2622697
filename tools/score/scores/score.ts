import type { Sample } from '../sample';

/**
 * One figure of how good an estimate is. A sample is first measured by itself; what is made of a market's samples is
 * computed from their measures alone, so that days can be drawn again for an interval without estimating again.
 */
export interface Score {
  readonly name: string;
  readonly unit: string;
  readonly better: 'higher' | 'lower' | 'nearer to 1' | 'nearer to 0';
  /** By world; undefined where there is none. */
  readonly goal?: Readonly<Partial<Record<string, readonly [low: number, high: number]>>>;
  /** Rows of numbers; none where the sample says nothing. */
  measure(sample: Sample): readonly (readonly number[])[];
  of(rows: readonly (readonly number[])[]): number;
}
