import { VENUE_IDS, type VenueId } from '../../lib/market/instrument';
import { i18n } from '../words';
import { VENUE_NAMES } from '../venue-names';
import './venue-choice.css';

interface VenueChoiceProps {
  readonly chosen: readonly VenueId[];
  readonly onChoose: (venues: VenueId[]) => void;
}

/** Whose contracts are summed. The last one cannot be taken away. */
export function VenueChoice({ chosen, onChoose }: VenueChoiceProps) {
  function toggle(venue: VenueId, on: boolean): void {
    onChoose(VENUE_IDS.filter((id) => (id === venue ? on : chosen.includes(id))));
  }
  return (
    <fieldset class="venues">
      <legend class="unseen">{i18n.t('panel.venues')}</legend>
      {VENUE_IDS.map((venue) => {
        const on = chosen.includes(venue);
        return (
          <label key={venue}>
            <input
              type="checkbox"
              checked={on}
              disabled={on && chosen.length === 1}
              onChange={(event) => toggle(venue, event.currentTarget.checked)}
            />
            {VENUE_NAMES[venue]}
          </label>
        );
      })}
    </fieldset>
  );
}
