import type { VenueLevelView } from '../../lib/protocol/risk';
import { formatPercent, formatRoughPrice } from '../format';
import { VENUE_NAMES } from '../venue-names';
import { i18n } from '../words';

interface VenueLevelsProps {
  readonly levels: readonly VenueLevelView[];
  readonly price: number | undefined;
}

/** Where a position that names no venue would be force-closed on each. */
export function VenueLevels({ levels, price }: VenueLevelsProps) {
  return (
    <details class="fold">
      <summary class="small soft">{i18n.t('risk.by_venue')}</summary>
      <table class="venue-levels small">
        <thead class="soft">
          <tr>
            <th scope="col">{i18n.t('position.venue')}</th>
            <th scope="col">{i18n.t('position.liquidation')}</th>
            <th scope="col">{i18n.t('clusters.distance')}</th>
            <th scope="col">{i18n.t('risk.tier')}</th>
          </tr>
        </thead>
        <tbody>
          {levels.map(({ venue, liquidation, tier }) => (
            <tr key={venue}>
              <th scope="row">{VENUE_NAMES[venue]}</th>
              <td>
                {liquidation === undefined
                  ? i18n.t('position.none_closes')
                  : `≈ ${formatRoughPrice(liquidation)}`}
              </td>
              <td>
                {liquidation !== undefined &&
                  price !== undefined &&
                  formatPercent((liquidation / price - 1) * 100, 2, true)}
              </td>
              <td>{tier}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
