import type { Instrument, VenueId } from '../market/instrument';
import { UnlistedSymbol } from './unlisted-symbol';

/** A venue's instruments: those that are known already, and the venue's list for those that are not. */
export class InstrumentList {
  private readonly known: Map<string, Instrument>;

  /** `endpoint`: where the list comes from, for the error that says what is not in it. */
  constructor(
    private readonly venue: VenueId,
    private readonly endpoint: string,
    known: readonly Instrument[] | undefined,
    private readonly fetchAll: (signal: AbortSignal) => Promise<Instrument[]>,
  ) {
    this.known = new Map(known?.map((instrument) => [instrument.symbol, instrument]));
  }

  async all(signal: AbortSignal): Promise<Instrument[]> {
    const listed = await this.fetchAll(signal);
    for (const instrument of listed) this.known.set(instrument.symbol, instrument);
    return listed;
  }

  async of(symbol: string, signal: AbortSignal): Promise<Instrument> {
    const known = this.known.get(symbol);
    if (known) return known;
    const listed = await this.all(signal);
    const found = listed.find((instrument) => instrument.symbol === symbol);
    if (!found)
      throw new UnlistedSymbol(this.venue, this.endpoint, 'symbol', `a perpetual ${symbol}`, 'none');
    return found;
  }
}
