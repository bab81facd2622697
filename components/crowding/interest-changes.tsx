import type { ComponentChildren } from 'preact';

import type { InterestChange } from '../../lib/protocol/crowding';
import { formatNumber, formatPercent } from '../format';
import { i18n, keyOf } from '../words';
import type { InterestUnit } from './interest-unit';
import { PercentileBar } from './percentile-bar';

interface InterestChangesProps {
  readonly changes: readonly InterestChange[];
  readonly unit: InterestUnit;
}

/** How open interest has changed, how usual that is, and what it went with. */
export function InterestChanges({ changes, unit }: InterestChangesProps) {
  if (changes.length === 0) return <p class="small soft">{i18n.t('crowding.no_change')}</p>;
  const row = (name: string, cell: (change: InterestChange) => ComponentChildren) => (
    <tr>
      <th scope="row">{name}</th>
      {changes.map((change) => (
        <td key={change.hours}>{cell(change)}</td>
      ))}
    </tr>
  );
  return (
    <table class="crowd-table">
      <thead class="small soft">
        <tr>
          <td />
          {changes.map(({ hours }) => (
            <th key={hours} scope="col">
              {i18n.t('crowding.over_hours', [formatNumber(hours)])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {row(i18n.t('crowding.change'), (change) => (
          <Change change={change} unit={unit} />
        ))}
        {row(i18n.t('crowding.percentile_head'), ({ standing }) => (
          <PercentileBar standing={standing} />
        ))}
        {row(i18n.t('crowding.with_price'), ({ price, withPrice }) => (
          <With percent={price} word={withPrice && i18n.t(`crowding.quadrant.${keyOf(withPrice)}`)} />
        ))}
        {row(i18n.t('crowding.with_volume'), ({ volume, withVolume }) => (
          <With percent={volume} word={withVolume && i18n.t(`crowding.quadrant.${keyOf(withVolume)}`)} />
        ))}
      </tbody>
    </table>
  );
}

function Change({ change, unit }: { readonly change: InterestChange; readonly unit: InterestUnit }) {
  const { percent, quantity, usd } = change;
  const amount = unit.unit === 'usd' ? usd : quantity;
  return (
    <>
      {formatPercent(percent, 1, true)}
      {amount !== undefined && <span class="second small soft">{unit.format(amount, true)}</span>}
    </>
  );
}

/** What the other one did, and what both together are called. */
function With({ percent, word }: { percent: number | undefined; word: string | undefined }) {
  if (percent === undefined) return <span class="faint">–</span>;
  return (
    <>
      {word ?? i18n.t('crowding.quadrant.still')}
      <span class="second small soft">{formatPercent(percent, 1, true)}</span>
    </>
  );
}
