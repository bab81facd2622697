import { wireReading } from '../wire-reading';

export const { read, wireError, requireAscending } = wireReading('gate');

/** A payload about another contract is never taken for the one that was asked for. */
export function requireContract(
  endpoint: string,
  rows: readonly { readonly contract: string }[],
  symbol: string,
): void {
  const other = rows.find(({ contract }) => contract !== symbol);
  if (other) throw wireError(endpoint, 'contract', symbol, other.contract);
}
