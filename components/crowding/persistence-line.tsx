import type { FundingRead } from '../../lib/protocol/crowding';
import { formatShare } from '../format';
import { i18n } from '../words';
import type { FundingUnit } from './funding-unit';

/** Whether the same side has been paying for three days. */
export function PersistenceLine({ read, unit }: { readonly read: FundingRead; readonly unit: FundingUnit }) {
  const { persistence } = read;
  if (!persistence) return <p class="small soft">{i18n.t('crowding.persistence_unknown')}</p>;
  const { mean, side, share, persistent } = persistence;
  const rate = unit.format(mean);
  if (!side) return <p class="small soft">{i18n.t('crowding.persistence_neutral', [rate])}</p>;
  return (
    <p class="small soft">
      {persistent && <strong>{i18n.t(`crowding.persistent_${side}`)} </strong>}
      {i18n.t(`crowding.persistence_${side}`, [rate, formatShare(share)])}
    </p>
  );
}
