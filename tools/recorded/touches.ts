/** How touches of the product's bands ended on a recorded market without forced orders: price is all that it has. */
import { DAY } from '../../lib/core/time';
import { HORIZON_NAMES } from '../../lib/track-record/forecast';
import { recordOf } from '../../lib/track-record/record';
import type { Figure } from '../figures/figure';
import { touchFigures } from '../track-record/touch-figures';
import { trackRecord } from '../track-record/track-record';
import type { Recording } from './recording';

/** Nothing is forecast before the estimator has run for so long; it is a day at most that is open near price. */
const WARM_UP = DAY;

export function recordedTouches({ name, venue, coin, bars, assumptions, orders }: Recording): Figure[] {
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last || orders.length > 0) return [];
  const scores = trackRecord({
    venue,
    coin,
    bars,
    assumptions,
    from: first.openTime + WARM_UP,
    to: last.openTime + last.duration,
  });
  return HORIZON_NAMES.flatMap((horizon) => {
    const { touches } = recordOf(scores, '7d', horizon);
    return touches.bands > 0 ? touchFigures(`${name}, ${horizon}`, touches) : [];
  });
}
