import type { InstrumentView } from '../lib/protocol/snapshot';
import { formatNumber } from './format';

/** What a quantity counts: coins, or lots of them where the contract is for a multiple: `41` of `× 1,000 PEPE`. */
export function quantityUnit({ coin, unit }: InstrumentView): string {
  return unit === 1 ? coin : `× ${formatNumber(unit)} ${coin}`;
}
