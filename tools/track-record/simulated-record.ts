/** The track record of a simulated market, held against all that was force-closed in it. */
import { DAY, HOUR } from '../../lib/core/time';
import { baseQty, price, unixMs } from '../../lib/core/units';
import { DEFAULT_ASSUMPTIONS } from '../../lib/liquidation/assumptions';
import type { Liquidation } from '../../lib/market/liquidation';
import type { Score } from '../../lib/track-record/score';
import { TOUCH_TIME } from '../../lib/track-record/touch';
import type { MarketRecord } from '../market/record';
import { publicBars } from '../score/public-bars';
import { trackRecord } from './track-record';

export function simulatedRecord(record: MarketRecord): Score[] {
  return trackRecord({
    venue: 'bybit',
    coin: 'BTC',
    bars: publicBars(record),
    assumptions: DEFAULT_ASSUMPTIONS,
    orders: record.forced.map(forcedOrder),
    from: record.burnInEnd,
    to: record.to - (TOUCH_TIME + DAY + HOUR),
  });
}

function forcedOrder({ time, position, quantity, price: fill }: MarketRecord['forced'][number]): Liquidation {
  return { time: unixMs(time), position, quantity: baseQty(quantity), fillPrice: price(fill) };
}
