import type { ProfileView } from '../../lib/protocol/snapshot';
import { formatPercent, formatUsd } from '../format';
import { i18n } from '../words';
import { type MapRow, within } from './map-rows';

interface WayTableProps {
  readonly rows: readonly MapRow[];
  readonly groups: ProfileView['groups'];
  readonly shown: ReadonlySet<number>;
  readonly price: number;
}

/** The bounds of the proximity classes, and ±1 %. */
const DISTANCES = [10, 5, 3, 1, -1, -3, -5, -10];

/** The map in numbers: what stands on the way to some distances, in all and by group. */
export function WayTable({ rows, groups, shown, price }: WayTableProps) {
  return (
    <details class="fold">
      <summary class="small soft">{i18n.t('map.table')}</summary>
      <table class="way">
        <caption class="unseen">{i18n.t('map.table_caption')}</caption>
        <thead class="small soft">
          <tr>
            <th scope="col">{i18n.t('map.up_to')}</th>
            <th scope="col">{i18n.t('map.all')}</th>
            {groups.map(({ leverage }) => shown.has(leverage) && <th scope="col">{leverage}×</th>)}
          </tr>
        </thead>
        <tbody>
          {DISTANCES.map((percent) => {
            const usd = within(rows, percent > 0 ? 'short' : 'long', price, Math.abs(percent));
            return (
              <tr key={percent}>
                <th scope="row" class={percent > 0 ? 'short' : 'long'}>
                  {formatPercent(percent, 0, true)}
                </th>
                <td>{formatUsd(usd.reduce((sum, value) => sum + value, 0))}</td>
                {groups.map(
                  ({ leverage }, group) => shown.has(leverage) && <td>{formatUsd(usd[group]!)}</td>,
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
