import type { AssumptionsView } from '../../lib/protocol/snapshot';
import { formatNumber, formatPercent, formatShare } from '../format';
import { i18n, keyOf } from '../words';
import { Facts } from './facts';
import './model-card.css';

/** The assumed mix of leverage, as numbers with a bar behind each. */
function LeverageMix({ leverages, flowShare, maintenanceMarginRates }: AssumptionsView) {
  const largest = Math.max(...flowShare);
  return (
    <table class="mix">
      <caption class="small soft">{i18n.t('basis.mix_caption')}</caption>
      <thead class="small soft">
        <tr>
          <th scope="col">{i18n.t('basis.leverage')}</th>
          <th scope="col" colSpan={2}>
            {i18n.t('basis.flow_share')}
          </th>
          <th scope="col">{i18n.t('basis.margin_rate')}</th>
        </tr>
      </thead>
      <tbody>
        {leverages.map((leverage, index) => (
          <tr key={leverage}>
            <th scope="row">{leverage}×</th>
            <td class="mix-bar">
              <span style={{ inlineSize: `${((flowShare[index] ?? 0) / largest) * 100}%` }} />
            </td>
            <td>{formatShare(flowShare[index] ?? 0)}</td>
            <td>{formatPercent((maintenanceMarginRates[index] ?? 0) * 100, 2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Everything the estimate assumes, so that each number can be argued with. */
export function ModelCard({ assumptions }: { readonly assumptions: AssumptionsView }) {
  const { lookback, isolatedShare, isolatedExtraMargin, crossExtraMargin, scale, scaleBasis } = assumptions;
  const times = (value: number) => formatNumber(value, 2);
  return (
    <>
      <p class="small soft model-caveat">{i18n.t('basis.caveat')}</p>
      <Facts
        facts={[
          [i18n.t('lookback.label'), i18n.t(`lookback.${lookback}`)],
          [i18n.t('basis.isolated_share'), formatShare(isolatedShare)],
          [i18n.t('basis.cross_haircut'), formatShare(assumptions.crossHaircut)],
          [
            i18n.t('basis.extra_margin'),
            i18n.t('basis.extra_margin_value', [times(isolatedExtraMargin), times(crossExtraMargin)]),
          ],
          [
            i18n.t('basis.holding'),
            i18n.t('basis.holding_value', [formatNumber(assumptions.meanHoldingHoursTimesLeverage / 10)]),
          ],
          [i18n.t('basis.amplification'), times(assumptions.takerAmplification)],
          [i18n.t('basis.closing_taker'), formatShare(assumptions.closingTakerShare)],
          [i18n.t('basis.stops'), formatShare(assumptions.stopShare)],
          [i18n.t('basis.targets'), formatShare(assumptions.targetShare)],
          [i18n.t('basis.bucket'), formatPercent((assumptions.bucketRatio - 1) * 100, 2)],
          [i18n.t('basis.tier_table'), assumptions.tierTableDate],
          [i18n.t('basis.scale'), i18n.t(`basis.scale_${keyOf(scaleBasis)}`, [times(scale)])],
        ]}
      />
      <LeverageMix {...assumptions} />
    </>
  );
}
