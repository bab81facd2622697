import type { TrackRecordView } from '../../lib/protocol/track-record';
import { formatNumber, formatShare, formatShareRange, formatUsd } from '../format';
import { VENUE_NAMES } from '../venue-names';
import { i18n } from '../words';

type OfVenue = TrackRecordView['entries'][number]['venues'][number];
type Interval = NonNullable<OfVenue['mass']>;

interface ValueProps {
  readonly interval: Interval | undefined;
  readonly format: (value: number) => string;
  readonly formatRange: (low: number, high: number) => string;
}

function Value({ interval, format, formatRange }: ValueProps) {
  if (!interval) {
    return (
      <td class="faint">
        <span aria-hidden="true">–</span>
        <span class="unseen">{i18n.t('record.unknown')}</span>
      </td>
    );
  }
  return (
    <td>
      {format(interval.value)}
      <span class="faint">{formatRange(interval.low, interval.high)}</span>
    </td>
  );
}

const bits = (value: number): string => formatNumber(value, 2).replace('-', '−');
const bitsRange = (low: number, high: number): string => `${bits(low)} – ${bits(high)}`;

function Row({ of }: { readonly of: OfVenue }) {
  const { venue, heard, unheard, usd, overUniform, overTemplate, mass } = of;
  const asked = heard + unheard['stream-down'];
  const isSilent = asked === 0;
  return (
    <tr>
      <th scope="row">
        {VENUE_NAMES[venue]}
        <span class="faint">
          {isSilent
            ? i18n.t('record.not_published')
            : i18n.t('record.heard', [formatNumber(heard, 0), formatNumber(asked, 0)])}
        </span>
      </th>
      <td>{heard > 0 ? formatUsd(usd) : '–'}</td>
      <Value interval={overUniform} format={bits} formatRange={bitsRange} />
      <Value interval={overTemplate} format={bits} formatRange={bitsRange} />
      <Value interval={mass} format={formatShare} formatRange={formatShareRange} />
    </tr>
  );
}

/** What was force-closed at each venue, how much of it the map had placed right, and how much of the mass came. */
export function VenueRecordTable({ venues }: { readonly venues: readonly OfVenue[] }) {
  return (
    <table class="record-table">
      <thead class="small soft">
        <tr>
          <th scope="col" rowSpan={2}>
            {i18n.t('record.venue')}
          </th>
          <th scope="col" rowSpan={2}>
            {i18n.t('record.forced')}
          </th>
          <th scope="colgroup" colSpan={2}>
            {i18n.t('record.by_venue_note')}
          </th>
          <th scope="col" rowSpan={2}>
            {i18n.t('record.mass')}
          </th>
        </tr>
        <tr>
          <th scope="col">{i18n.t('record.over_uniform')}</th>
          <th scope="col">{i18n.t('record.over_template')}</th>
        </tr>
      </thead>
      <tbody>
        {venues.map((of) => (
          <Row key={of.venue} of={of} />
        ))}
      </tbody>
    </table>
  );
}
