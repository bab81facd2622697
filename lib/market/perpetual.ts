/** The contract that stands for a coin: quoted in USDT, for the smallest multiple of the coin that is listed. */
import { coinUnit } from './coin-unit';
import type { Instrument } from './instrument';

const QUOTE = 'USDT';

export function perpetualOf<Contract extends Pick<Instrument, 'base' | 'quote'>>(
  coin: string,
  contracts: readonly Contract[],
): Contract | undefined {
  let result: Contract | undefined;
  let least = Infinity;
  for (const contract of contracts) {
    const { coin: its, unit } = coinUnit(contract.base);
    if (its !== coin || contract.quote !== QUOTE || unit >= least) continue;
    result = contract;
    least = unit;
  }
  return result;
}
