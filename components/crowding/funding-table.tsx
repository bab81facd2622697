import { HOUR } from '../../lib/core/time';
import { millis, unixMs } from '../../lib/core/units';
import { yearlyRate } from '../../lib/market/funding';
import type { FundingCrowding, FundingRead, VenueFunding } from '../../lib/protocol/crowding';
import { formatNumber, formatPercent } from '../format';
import { i18n } from '../words';
import { contractKey } from './contract-key';
import { Countdown } from './countdown';
import type { FundingUnit } from './funding-unit';
import { PercentileBar } from './percentile-bar';
import { VenueButton } from './venue-button';

interface FundingTableProps {
  readonly funding: FundingCrowding;
  readonly unit: FundingUnit;
  readonly chosen: string | undefined;
  readonly onChoose: (key: string | undefined) => void;
}

function Rate({ f8, unit }: { readonly f8: number | undefined; readonly unit: FundingUnit }) {
  if (f8 === undefined) return <span class="faint">–</span>;
  return (
    <>
      {unit.format(f8)}
      <span class="second small soft">{formatPercent(100 * yearlyRate(f8), 1, true)}</span>
    </>
  );
}

function Cells({ read, unit }: { readonly read: FundingRead; readonly unit: FundingUnit }) {
  return (
    <>
      <td>
        <Rate f8={read.realised} unit={unit} />
      </td>
      <td>
        <Rate f8={read.predicted} unit={unit} />
      </td>
      <td>
        <PercentileBar standing={read.standing} />
      </td>
    </>
  );
}

function When({ venue, clockAhead }: { readonly venue: VenueFunding; readonly clockAhead: number }) {
  const { next, intervalHours, predicted } = venue;
  const every = intervalHours === undefined ? undefined : millis(intervalHours * HOUR);
  // A venue that names a rate and no time for it takes it by the moment; of the past neither is known.
  if (next === undefined && predicted === undefined) return null;
  return (
    <span class="second small soft">
      {next === undefined ? (
        i18n.t('crowding.by_moment')
      ) : (
        <Countdown next={unixMs(next)} interval={every} clockAhead={clockAhead} />
      )}
      {next !== undefined && intervalHours !== undefined && ` / ${formatNumber(intervalHours)} h`}
    </span>
  );
}

/** What each venue takes, when it takes it next, and how usual that is there. */
export function FundingTable({ funding, unit, chosen, onChoose }: FundingTableProps) {
  const { venues, weighted, clockAhead } = funding;
  return (
    <table class="crowd-table">
      <thead class="small soft">
        <tr>
          <th scope="col">
            {i18n.t('by_venue.venue')}
            <span class="second">{i18n.t('crowding.next_in')}</span>
          </th>
          <th scope="col">
            {i18n.t('crowding.paid')}
            <span class="second">{i18n.t('crowding.a_year')}</span>
          </th>
          <th scope="col">
            {i18n.t('crowding.predicted')}
            <span class="second">{i18n.t('crowding.a_year')}</span>
          </th>
          <th scope="col">{i18n.t('crowding.percentile_head')}</th>
        </tr>
      </thead>
      <tbody>
        {venues.map((venue) => (
          <tr key={contractKey(venue)}>
            <th scope="row">
              <VenueButton contract={venue} all={venues} chosen={chosen} onChoose={onChoose} />
              <When venue={venue} clockAhead={clockAhead} />
            </th>
            <Cells read={venue} unit={unit} />
          </tr>
        ))}
      </tbody>
      {venues.length > 1 && (
        <tfoot>
          <tr>
            <th scope="row">
              {i18n.t('crowding.weighted')}
              <span class="second small soft">{i18n.t('crowding.by_interest')}</span>
            </th>
            <Cells read={weighted} unit={unit} />
          </tr>
        </tfoot>
      )}
    </table>
  );
}
