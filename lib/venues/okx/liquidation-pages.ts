/** Pages of an instrument's forced orders, which the venue gives newest first, back from an instant. */
import { type UnixMs, unixMs } from '../../core/units';
import type { Instrument } from '../../market/instrument';
import type { Liquidation } from '../../market/liquidation';
import { familyOf } from './contract';
import { parseLiquidations } from './liquidations';
import type { OkxExchange } from './okx-exchange';

export class LiquidationPages {
  constructor(
    private readonly exchange: OkxExchange,
    private readonly instrument: Instrument,
  ) {}

  /** Ascending. Walks back page by page; of the instant where a page ended, the next one tells all. */
  async between(from: UnixMs, to: UnixMs, signal: AbortSignal): Promise<Liquidation[]> {
    let found: Liquidation[] = [];
    let before: UnixMs = to;
    while (before > from) {
      const page = (await this.before(before, signal)).filter(({ time }) => time < before);
      const oldest = page[0]?.time;
      if (oldest === undefined) break;
      found = [...page, ...found.filter(({ time }) => time >= before)];
      // A page that is one instant all through holds what can be had of it.
      before = unixMs(oldest + 1 < before ? oldest + 1 : oldest);
    }
    return found.filter(({ time }) => time >= from);
  }

  private async before(time: UnixMs, signal: AbortSignal): Promise<Liquidation[]> {
    const instFamily = familyOf(this.instrument.symbol);
    const query = { instType: 'SWAP', instFamily, state: 'filled', after: time, limit: 100 };
    const payload = await this.exchange.publicGetPublicLiquidationOrders(query, { signal });
    return parseLiquidations(payload, this.instrument);
  }
}
