import type { InterestCrowding, VenueInterest } from '../../lib/protocol/crowding';
import { formatPercent, formatShare } from '../format';
import { i18n } from '../words';
import { contractKey } from './contract-key';
import type { InterestUnit } from './interest-unit';
import { VenueButton } from './venue-button';

interface InterestTableProps {
  readonly interest: InterestCrowding;
  readonly unit: InterestUnit;
  readonly chosen: string | undefined;
  readonly onChoose: (key: string | undefined) => void;
}

/** How much of it lies on each venue, the largest first. */
export function InterestTable({ interest, unit, chosen, onChoose }: InterestTableProps) {
  const { venues } = interest;
  const amountOf = ({ usd, quantity }: VenueInterest): number => (unit.unit === 'usd' ? usd : quantity);
  const ordered = venues.toSorted((a, b) => b.usd - a.usd);
  const total = (some: readonly VenueInterest[]): number =>
    some.reduce((sum, venue) => sum + amountOf(venue), 0);
  const all = total(venues);
  const summed = venues.filter(({ inSum }) => inSum);
  return (
    <table class="crowd-table">
      <thead class="small soft">
        <tr>
          <th scope="col">{i18n.t('by_venue.venue')}</th>
          <th scope="col">{i18n.t('crowding.amount')}</th>
          <th scope="col">{i18n.t('crowding.share')}</th>
          <th scope="col">{i18n.t('crowding.over_hours', ['24'])}</th>
        </tr>
      </thead>
      <tbody>
        {ordered.map((venue) => (
          <tr key={contractKey(venue)}>
            <th scope="row">
              <VenueButton contract={venue} all={venues} chosen={chosen} onChoose={onChoose} />
            </th>
            <td>{unit.format(amountOf(venue))}</td>
            <td>
              <Share of={amountOf(venue) / (all || 1)} />
            </td>
            <td>{venue.change === undefined ? <Unknown /> : formatPercent(venue.change, 1, true)}</td>
          </tr>
        ))}
      </tbody>
      {venues.length > 1 && (
        <tfoot>
          {summed.length < venues.length && (
            <Total name={i18n.t('crowding.in_sum')} amount={unit.format(total(summed))} />
          )}
          <Total name={i18n.t('by_venue.total')} amount={unit.format(all)} />
        </tfoot>
      )}
    </table>
  );
}

function Total({ name, amount }: { readonly name: string; readonly amount: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{amount}</td>
      <td colSpan={2} />
    </tr>
  );
}

function Share({ of }: { readonly of: number }) {
  return (
    <span class="share">
      <span class="share-bar" aria-hidden="true">
        <span style={{ inlineSize: `${100 * of}%` }} />
      </span>
      {formatShare(of)}
    </span>
  );
}

function Unknown() {
  return (
    <span class="faint">
      <span aria-hidden="true">–</span>
      <span class="unseen">{i18n.t('by_venue.unknown')}</span>
    </span>
  );
}
