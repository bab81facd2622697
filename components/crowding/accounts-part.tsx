import type { AccountLean } from '../../lib/protocol/crowding';
import { formatNumber, formatShare } from '../format';
import { contractName } from '../panel/contract-name';
import { Section } from '../section';
import { i18n, keyOf } from '../words';
import { contractKey } from './contract-key';
import './crowding.css';

/** How accounts lean where venues say so: by their number, not by their size. */
export function AccountsPart({ accounts }: { readonly accounts: readonly AccountLean[] }) {
  return (
    <Section title={i18n.t('crowding.accounts')}>
      <table class="crowd-table">
        <thead class="small soft">
          <tr>
            <th scope="col">{i18n.t('by_venue.venue')}</th>
            <th scope="col">{i18n.t('crowding.long_share')}</th>
            <th scope="col">
              {i18n.t('crowding.ratio')}
              <span class="second">{i18n.t('crowding.day_before')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((lean) => (
            <Row key={`${contractKey(lean)} ${lean.of}`} lean={lean} all={accounts} />
          ))}
        </tbody>
      </table>
      <p class="small faint">{i18n.t('crowding.accounts_note')}</p>
    </Section>
  );
}

function Row({ lean, all }: { readonly lean: AccountLean; readonly all: readonly AccountLean[] }) {
  const { of, ratio, before } = lean;
  const long = ratio / (1 + ratio);
  const contracts = all.filter((other) => other.of === of);
  return (
    <tr>
      <th scope="row">
        {contractName(lean, contracts)}
        <span class="second small soft">{i18n.t(`crowding.of.${keyOf(of)}`)}</span>
      </th>
      <td>
        <span class="lean" aria-hidden="true">
          <span style={{ inlineSize: `${100 * long}%` }} />
        </span>
        <span class="second">
          {i18n.t('crowding.long_short', [formatShare(long), formatShare(1 - long)])}
        </span>
      </td>
      <td>
        {formatNumber(ratio, 2)}
        <span class="second small soft">{before === undefined ? '–' : formatNumber(before, 2)}</span>
      </td>
    </tr>
  );
}
