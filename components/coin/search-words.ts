/** What a search says beside its hits: that there are none, and whose lists are not in it. */
import type { VenueId } from '../../lib/market/instrument';
import type { Found } from '../../lib/protocol/messages';
import { VENUE_NAMES } from '../venue-names';
import { i18n } from '../words';

const named = (venues: readonly VenueId[]): string => venues.map((venue) => VENUE_NAMES[venue]).join(', ');

/** For the eye, under the list. */
export function searchNotes({ text, coins, awaited, failed }: Found): string[] {
  return [
    coins.length === 0 && i18n.t('search.none', [text.trim()]),
    awaited.length > 0 && i18n.t('search.awaited', [named(awaited)]),
    failed.length > 0 && i18n.t('search.failed', [named(failed)]),
  ].filter((note) => note !== false);
}

/** For readers, which do not see the list grow and shrink. */
export function searchCount({ coins }: Found): string {
  return coins.length === 0 ? '' : i18n.t('search.count', coins.length);
}
