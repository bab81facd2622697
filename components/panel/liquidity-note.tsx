import type { LiquidityView } from '../../lib/protocol/snapshot';
import { formatPercent, formatUsd } from '../format';
import { VENUE_NAMES } from '../venue-names';
import { i18n } from '../words';

/** What the overshoot rests on, or why there is none. */
export function LiquidityNote({ liquidity }: { readonly liquidity: LiquidityView | undefined }) {
  return <p class="small faint">{liquidity ? basisOf(liquidity) : i18n.t('overshoot.unknown')}</p>;
}

function basisOf({ dailyVolatility, dailyVolume, bids, asks, books }: LiquidityView): string {
  const day = i18n.t('overshoot.day', [formatPercent(dailyVolatility * 100), formatUsd(dailyVolume)]);
  const [below, above] = [bids, asks].map((usd) => (usd === undefined ? '–' : formatUsd(usd)));
  const names = books.map((venue) => VENUE_NAMES[venue]).join(', ');
  const resting =
    books.length === 0 ? i18n.t('overshoot.no_books') : i18n.t('overshoot.books', [below!, above!, names]);
  return `${day} ${resting}`;
}
