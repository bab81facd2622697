import { Fragment } from 'preact';

import type { Settings } from '../../lib/protocol/settings';
import { colourOf, rgba } from '../../lib/overlay/palette';
import type { ClusterView, GlanceSnapshot, LiquidityView } from '../../lib/protocol/snapshot';
import { formatPercent, formatRoughPrice, formatShare, formatUsd, formatUsdRange } from '../format';
import { i18n, keyOf } from '../words';
import { BandNotes } from './band-notes';
import './cluster-table.css';
import { LiquidityNote } from './liquidity-note';

interface RowsProps {
  readonly clusters: readonly ClusterView[];
  readonly palette: Settings['palette'];
}

function Row({ cluster, palette }: { cluster: ClusterView; palette: Settings['palette'] }) {
  const { side, low, high, distancePct, usd, usdLow, usdHigh, strength, tiers, growth } = cluster;
  return (
    <tr>
      <th scope="row">
        <span
          class="swatch"
          data-side={side}
          style={{ background: rgba(colourOf(palette, strength), 1) }}
          aria-hidden="true"
        />
        <span class={side} aria-hidden="true">
          {side === 'short' ? '▲' : '▼'}
        </span>{' '}
        <span class="clusters-side">{i18n.t(`side.${side}`)}</span>
        <span class="unseen">{i18n.t('clusters.share', [formatShare(strength)])}</span>
      </th>
      <td>
        {formatRoughPrice(low)} – {formatRoughPrice(high)}
        <span class="faint">
          {tiers.map((tier) => `${tier}×`).join(' ')} ·{' '}
          <span title={i18n.t('clusters.width')}>{formatPercent((high / low - 1) * 100, 1)}</span>
        </span>
      </td>
      <td>
        {formatPercent(side === 'short' ? distancePct : -distancePct, 1, true)}
        <span class="faint">{i18n.t(`class.${keyOf(cluster.class)}`)}</span>
      </td>
      <td>
        ≈ {formatUsd(usd)}
        <span class="soft" title={i18n.t('glance.interval_hint')}>
          <span class="unseen">{i18n.t('clusters.interval')}</span>
          {formatUsdRange(usdLow, usdHigh)}
        </span>
        <span class="faint">
          {growth === undefined ? '' : `${formatPercent(growth * 100, 0, true)} ${i18n.t('clusters.growth')}`}
        </span>
      </td>
    </tr>
  );
}

function Table({ clusters, palette }: RowsProps) {
  return (
    <table class="clusters">
      <thead class="small soft">
        <tr>
          <th scope="col">{i18n.t('clusters.side')}</th>
          <th scope="col">
            {i18n.t('clusters.range')} · {i18n.t('clusters.tiers')}
          </th>
          <th scope="col">{i18n.t('clusters.distance')}</th>
          <th scope="col">{i18n.t('clusters.usd')}</th>
        </tr>
      </thead>
      <tbody>
        {clusters.map((cluster) => (
          <Fragment key={`${cluster.side}${cluster.peak}`}>
            <Row cluster={cluster} palette={palette} />
            <BandNotes cluster={cluster} />
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

interface ClusterTableProps extends RowsProps {
  readonly liquidity: LiquidityView | undefined;
  readonly thinMarket: GlanceSnapshot['thinMarket'];
}

/** Every band from the highest price down, so that the table reads like the chart; thin lines are folded away. */
export function ClusterTable({ clusters, palette, liquidity, thinMarket }: ClusterTableProps) {
  const ordered = [...clusters].sort((a, b) => b.peak - a.peak);
  const bands = ordered.filter(({ thin }) => !thin);
  const thin = ordered.filter((cluster) => cluster.thin);
  return (
    <>
      {thinMarket && (
        <p class="small soft clusters-note">
          <strong class="thin-market">{i18n.t('thin_market.word')}</strong>{' '}
          {i18n.t(`thin_market.${thinMarket}`)}
        </p>
      )}
      {bands.length > 0 ? (
        <Table clusters={bands} palette={palette} />
      ) : (
        <p class="section-absent soft">{i18n.t('clusters.none')}</p>
      )}
      {thin.length > 0 && (
        <details class="fold">
          <summary class="small soft">{i18n.t('clusters.thin', thin.length)}</summary>
          <Table clusters={thin} palette={palette} />
        </details>
      )}
      {ordered.length > 0 && (
        <>
          <p class="small faint clusters-note">{i18n.t('clusters.interval_note')}</p>
          <LiquidityNote liquidity={liquidity} />
        </>
      )}
    </>
  );
}
