import type { VenueFunding } from '../../lib/protocol/crowding';

type Contract = Pick<VenueFunding, 'venue' | 'symbol'>;

/** Tells contracts apart in a list, and is what a choice among them is kept as. */
export function contractKey({ venue, symbol }: Contract): string {
  return `${venue} ${symbol}`;
}
