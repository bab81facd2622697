import type { VenueFigures, VenueView } from '../../lib/protocol/snapshot';
import { formatUsd } from '../format';
import { i18n, keyOf } from '../words';
import { contractName } from './contract-name';
import './venue-table.css';

interface VenueTableProps {
  readonly venues: readonly VenueView[];
}

/** The two sides of price against the largest side of any venue. */
function Sides({ below, above, most }: { below: number; above: number; most: number }) {
  const width = (usd: number): string => `${(100 * usd) / most}%`;
  return (
    <span class="sides" aria-hidden="true">
      <span class="sides-long">
        <span style={{ inlineSize: width(below) }} />
      </span>
      <span class="sides-short">
        <span style={{ inlineSize: width(above) }} />
      </span>
    </span>
  );
}

function Amounts({ figures, most }: { readonly figures: VenueFigures; readonly most?: number }) {
  const { below, above, openInterest, delta } = figures;
  return (
    <>
      <td>{formatUsd(below)}</td>
      <td class="sides-cell">{most !== undefined && <Sides below={below} above={above} most={most} />}</td>
      <td class="venue-above">{formatUsd(above)}</td>
      <td>{openInterest === undefined ? <Unknown /> : formatUsd(openInterest)}</td>
      <td>{delta === undefined ? <Unknown /> : formatUsd(delta, true)}</td>
    </>
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

function Row({ venue, all, most }: { venue: VenueView; all: readonly VenueView[]; most: number }) {
  const { status, figures } = venue;
  return (
    <tr>
      <th scope="row">
        <span class="venue-state" data-status={status} aria-hidden="true" />
        {contractName(venue, all)}
        <span class="unseen">{i18n.t(`status.${keyOf(status)}`)}</span>
      </th>
      {figures ? (
        <Amounts figures={figures} most={most} />
      ) : (
        <td colSpan={5} class="faint">
          {i18n.t(`status.${keyOf(status)}`)}
        </td>
      )}
    </tr>
  );
}

/** What each venue adds to the sums: the largest first, and all together last. */
export function VenueTable({ venues }: VenueTableProps) {
  const size = ({ figures }: VenueView): number => (figures ? figures.above + figures.below : -1);
  const ordered = venues.toSorted((a, b) => size(b) - size(a));
  const known = venues.flatMap(({ figures }) => figures ?? []);
  const most = Math.max(1, ...known.flatMap(({ above, below }) => [above, below]));
  return (
    <table class="by-venue">
      <thead class="small soft">
        <tr>
          <th scope="col">{i18n.t('by_venue.venue')}</th>
          <th scope="col" class="long">
            <span aria-hidden="true">▼ </span>
            {i18n.t('by_venue.below')}
          </th>
          <td />
          <th scope="col" class="short venue-above">
            {i18n.t('by_venue.above')}
            <span aria-hidden="true"> ▲</span>
          </th>
          <th scope="col">{i18n.t('by_venue.open_interest')}</th>
          <th scope="col">{i18n.t('by_venue.delta')}</th>
        </tr>
      </thead>
      <tbody>
        {ordered.map((venue) => (
          <Row key={`${venue.venue} ${venue.symbol}`} venue={venue} all={venues} most={most} />
        ))}
      </tbody>
      {known.length > 1 && (
        <tfoot>
          <tr>
            <th scope="row">{i18n.t('by_venue.total')}</th>
            <Amounts figures={totalOf(known)} />
          </tr>
        </tfoot>
      )}
    </table>
  );
}

/** Of what is known: a venue that says nothing adds nothing, and its own row says so. */
function totalOf(all: readonly VenueFigures[]): VenueFigures {
  const sum = (of: (figures: VenueFigures) => number | undefined): number | undefined => {
    const values = all.flatMap((figures) => of(figures) ?? []);
    return values.length > 0 ? values.reduce((total, value) => total + value, 0) : undefined;
  };
  const openInterest = sum((figures) => figures.openInterest);
  const delta = sum((figures) => figures.delta);
  return {
    above: sum(({ above }) => above) ?? 0,
    below: sum(({ below }) => below) ?? 0,
    ...(openInterest !== undefined && { openInterest }),
    ...(delta !== undefined && { delta }),
  };
}
