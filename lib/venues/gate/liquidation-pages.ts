/**
 * Past forced orders: `GET /futures/usdt/liq_orders` takes an hour at most ("range from/to must in 1 hour", both ends
 * inclusive) and gives up to a thousand rows of it.
 */
import { HOUR, SECOND } from '../../core/time';
import { type UnixMs, after, unixMs } from '../../core/units';
import type { Instrument } from '../../market/instrument';
import type { Liquidation } from '../../market/liquidation';
import { earliestPage } from './earliest-page';
import { type GateRest, secondsOf } from './gate-rest';
import { parseLiquidations } from './liquidations';

export const LIQUIDATIONS_A_PAGE = 1000;

/** Goes on hour by hour until the range ends or a page is full: fewer rows than a page are all that there are. */
export async function liquidationsBetween(
  rest: GateRest,
  instrument: Instrument,
  from: UnixMs,
  to: UnixMs,
  signal: AbortSignal,
): Promise<Liquidation[]> {
  const { symbol, contractSize } = instrument;
  const window = async (start: UnixMs, end: UnixMs): Promise<Liquidation[]> => {
    const query = { from: secondsOf(start), to: secondsOf(end), limit: LIQUIDATIONS_A_PAGE };
    const payload = await rest.about('LiqOrders', symbol, query, signal);
    return parseLiquidations(payload, symbol, contractSize, [start, end + SECOND - 1]);
  };
  const found: Liquidation[] = [];
  for (let start = from; start < to && found.length < LIQUIDATIONS_A_PAGE;) {
    const end = unixMs(Math.min(to, after(start, HOUR)));
    const { rows, until } = await earliestPage(window, LIQUIDATIONS_A_PAGE, start, end);
    found.push(...rows);
    start = until;
  }
  return found;
}
