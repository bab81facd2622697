import { wireReading } from '../wire-reading';

export const { read, wireError, requireAscending } = wireReading('okx');

/** A row about another instrument is never taken for this one. */
export function requireInstrument(
  endpoint: string,
  rows: readonly { readonly instId: string }[],
  symbol: string,
): void {
  rows.forEach(({ instId }, index) => {
    if (instId !== symbol) throw wireError(endpoint, `${endpoint}[${index}].instId`, symbol, instId);
  });
}
