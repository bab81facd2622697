import type { ClusterView } from '../../lib/protocol/snapshot';
import { formatNumber, formatPercent, formatRoughPrice, formatUsd, formatUsdRange } from '../format';
import type { Settings } from '../../lib/protocol/settings';
import { i18n, keyOf } from '../words';
import { type Direction, SIDE_OF, distanceInAtr } from './nearest-cluster';
import { StrengthBar } from './strength-bar';
import './cluster-card.css';

interface ClusterCardProps {
  readonly direction: Direction;
  readonly cluster: ClusterView | undefined;
  readonly price: number | undefined;
  readonly atr: number | undefined;
  readonly palette: Settings['palette'];
}

const ARROWS: Record<Direction, string> = { above: '▲', below: '▼' };

function Reading({ cluster, direction, price, atr, palette }: ClusterCardProps & { cluster: ClusterView }) {
  const { overshootHigh } = cluster;
  return (
    <>
      <p class="cluster-distance">
        <b>{formatPercent(direction === 'above' ? cluster.distancePct : -cluster.distancePct, 2, true)}</b>
        <span class="cluster-class">{i18n.t(`class.${keyOf(cluster.class)}`)}</span>
      </p>
      <StrengthBar strength={cluster.strength} palette={palette} />
      <p class="cluster-range small">
        {formatRoughPrice(cluster.low)} – {formatRoughPrice(cluster.high)}
        {price !== undefined && atr !== undefined && (
          <span class="soft">
            {i18n.t('glance.in_atr', [formatNumber(distanceInAtr(cluster, price, atr))])}
          </span>
        )}
      </p>
      <p class="small soft">{i18n.t('glance.at_stake', [`≈ ${formatUsd(cluster.usd)}`])}</p>
      <p class="small soft" title={i18n.t('glance.interval_hint')}>
        {formatUsdRange(cluster.usdLow, cluster.usdHigh)}
        {overshootHigh !== undefined && ` · ${i18n.t('glance.beyond', [formatPercent(overshootHigh, 2)])}`}
      </p>
    </>
  );
}

/** The nearest band on one side, in the order a trader asks: how far, how strong, where, how much. */
export function ClusterCard(props: ClusterCardProps) {
  const { direction, cluster } = props;
  const side = SIDE_OF[direction];
  return (
    <section class="cluster-card" data-side={side}>
      <h2 aria-label={i18n.t(`glance.nearest_${direction}`)}>
        <span class={side} aria-hidden="true">
          {ARROWS[direction]}
        </span>{' '}
        {i18n.t(`glance.${direction}`)} <span class="faint">{i18n.t(`side.${side}`)}</span>
      </h2>
      {cluster ? (
        <Reading {...props} cluster={cluster} />
      ) : (
        <p class="small soft">{i18n.t(`glance.none_${direction}`)}</p>
      )}
    </section>
  );
}
