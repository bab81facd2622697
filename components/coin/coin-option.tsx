import type { Found } from '../../lib/protocol/messages';
import { VENUE_NAMES } from '../venue-names';
import { i18n } from '../words';
import { Star } from './star';

interface CoinOptionProps {
  readonly id: string;
  readonly hit: Found['coins'][number];
  readonly active: boolean;
  readonly favourite: boolean;
  /** Whether the venues have been heard: only then does none mean none. */
  readonly answered: boolean;
  readonly onChoose: () => void;
  readonly onToggle: () => void;
}

/** An option has no controls inside for readers: the star is for pointers, and its state is in the option's name. */
export function CoinOption({ id, hit, active, favourite, answered, onChoose, onToggle }: CoinOptionProps) {
  const names = hit.venues.map((venue) => VENUE_NAMES[venue]).join(' · ');
  return (
    <li id={id} role="option" class="coin-option" aria-selected={active} onClick={onChoose}>
      <span class="coin-name">{hit.coin}</span>
      <span class="coin-venues soft">{names || (answered && i18n.t('search.unlisted'))}</span>
      {favourite && <span class="unseen">{i18n.t('search.favourite')}</span>}
      <span
        class="coin-star"
        aria-hidden="true"
        title={i18n.t(favourite ? 'search.remove' : 'search.add', [hit.coin])}
        onClick={(event) => {
          event.stopPropagation();
          onToggle();
        }}
      >
        <Star on={favourite} />
      </span>
    </li>
  );
}
