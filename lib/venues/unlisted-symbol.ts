import { WireError } from './wire-error';

/** The venue does not list the symbol: no later answer will be another, so nobody need ask again. */
export class UnlistedSymbol extends WireError {
  override readonly name = 'UnlistedSymbol';
}
