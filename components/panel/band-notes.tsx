import type { ClusterView } from '../../lib/protocol/snapshot';
import { formatMoment, formatNumber, formatPercentRange, formatShare } from '../format';
import { VENUE_NAMES } from '../venue-names';
import { i18n } from '../words';

/** A short word of what may be wrong with the band, and why. */
type Flag = readonly [word: string, why: string];

function flagsOf({ transient, whipsaw, runaway }: ClusterView): Flag[] {
  const flags: Flag[] = [];
  if (runaway) flags.push([i18n.t('overshoot.runaway'), i18n.t('overshoot.runaway_why')]);
  if (transient) {
    const { time, sigmas, reversed } = transient;
    const facts = [formatMoment(time), formatNumber(sigmas, 1), formatShare(reversed)] as const;
    flags.push([i18n.t('flag.transient'), i18n.t('flag.transient_why', [...facts])]);
  }
  if (whipsaw) flags.push([i18n.t('flag.whipsaw'), i18n.t('flag.whipsaw_why')]);
  return flags;
}

/** Who gives the band, what its forced orders would do to price, and what to beware of; nothing where none is known. */
export function BandNotes({ cluster }: { readonly cluster: ClusterView }) {
  const { venues = [], overshootLow: low, overshootHigh: high } = cluster;
  const flags = flagsOf(cluster);
  const isCarried = low !== undefined && high !== undefined;
  if (venues.length === 0 && !isCarried && flags.length === 0) return null;
  return (
    <tr class="band-notes">
      <td colSpan={4}>
        {venues.length > 0 && (
          <span class="faint" title={i18n.t('clusters.venues_hint')}>
            {venues.map((venue) => VENUE_NAMES[venue]).join(', ')}
          </span>
        )}
        {isCarried && <span class="soft">{i18n.t('overshoot.beyond', [formatPercentRange(low, high)])}</span>}
        {flags.map(([word, why]) => (
          <span key={word} class="band-flag" title={why}>
            {word}
            <span class="unseen">: {why}</span>
          </span>
        ))}
      </td>
    </tr>
  );
}
