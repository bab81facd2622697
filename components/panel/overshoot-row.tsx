import type { ClusterView } from '../../lib/protocol/snapshot';
import { formatPercentRange } from '../format';
import { i18n } from '../words';

/** What the band's forced orders would do to price; nothing where it is not known. */
export function OvershootRow({ cluster }: { readonly cluster: ClusterView }) {
  const { overshootLow: low, overshootHigh: high, runaway = false } = cluster;
  if (low === undefined || high === undefined) return null;
  return (
    <tr class="overshoot">
      <td colSpan={4}>
        <span class="soft">{i18n.t('overshoot.beyond', [formatPercentRange(low, high)])}</span>
        {runaway && <span class="overshoot-runaway">{i18n.t('overshoot.runaway')}</span>}
      </td>
    </tr>
  );
}
