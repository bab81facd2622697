/**
 * The contract that stands for a coin on a venue: linear before inverse, in the dollar coin that most is traded in, and
 * for the smallest multiple of the coin that is listed.
 */
import { coinUnit } from './coin-unit';
import type { Instrument } from './instrument';

/** Dollars and coins that stand for one, those first that most perpetuals are margined in. */
const QUOTES = ['USDT', 'USDC', 'USD'];

type Contract = Pick<Instrument, 'base' | 'quote' | 'linear'>;

export function isInDollars({ quote }: Pick<Contract, 'quote'>): boolean {
  return QUOTES.includes(quote);
}

export function perpetualOf<Listed extends Contract>(
  coin: string,
  contracts: readonly Listed[],
): Listed | undefined {
  const candidates = contracts.flatMap((contract) => {
    const { coin: its, unit } = coinUnit(contract.base);
    const quote = QUOTES.indexOf(contract.quote);
    return its === coin && quote >= 0 ? [{ contract, order: [contract.linear ? 0 : 1, quote, unit] }] : [];
  });
  candidates.sort((a, b) => compare(a.order, b.order));
  return candidates[0]?.contract;
}

/** The one that is margined in the coin itself. */
export function inversePerpetualOf<Listed extends Contract>(
  coin: string,
  contracts: readonly Listed[],
): Listed | undefined {
  return perpetualOf(
    coin,
    contracts.filter(({ linear }) => !linear),
  );
}

function compare(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((value, at) => value !== b[at]);
  return i < 0 ? 0 : a[i]! - b[i]!;
}
