import type { BandAheadView, OrderBookView } from '../../lib/protocol/order-book';
import { formatNumber, formatPercent, formatRoughPrice, formatUsd } from '../format';
import { VENUE_NAMES } from '../venue-names';
import { i18n } from '../words';

type Resting = BandAheadView['resting'];

interface DepthTableProps {
  readonly book: OrderBookView;
}

/** Where some books end before, more may rest than is known. */
function atLeast({ usd, books }: Resting, all: number): string {
  return books < all ? `≥ ${formatUsd(usd)}` : formatUsd(usd);
}

/** How many books reach so far, each side by itself where they differ. */
function reached(bids: number, asks: number, all: number): string {
  const known = bids === asks ? String(bids) : `${bids} / ${asks}`;
  return i18n.t('order_book.reached', [known, String(all)]);
}

/** What is forced against what rests, in times or, where it is less, in percent. */
function comparison(forced: number, resting: number, isAtMost: boolean): string {
  const times = forced / resting;
  const bound = isAtMost ? '≤ ' : '';
  return times >= 1
    ? i18n.t('order_book.times', [`${bound}${formatNumber(times, 1)}`])
    : i18n.t('order_book.share', [`${bound}${formatPercent(times * 100, times < 0.1 ? 1 : 0)}`]);
}

function Row({ row, all }: { row: OrderBookView['within'][number]; all: number }) {
  const { percent, bids, asks } = row;
  return (
    <tr>
      <th scope="row">±{formatPercent(percent, percent < 1 ? 1 : 0)}</th>
      <td>{atLeast(bids, all)}</td>
      <td>{atLeast(asks, all)}</td>
      <td>{reached(bids.books, asks.books, all)}</td>
    </tr>
  );
}

/** What rests on the way to a band, and what would be forced in it. */
function BandAhead({ way, band, all }: { way: 'above' | 'below'; band: BandAheadView; all: number }) {
  const { low, high, forced, resting } = band;
  const place = `${formatRoughPrice(low)} – ${formatRoughPrice(high)}`;
  return (
    <p class="band-ahead">
      <strong class={way === 'above' ? 'short' : 'long'}>
        <span aria-hidden="true">{way === 'above' ? '▲ ' : '▼ '}</span>
        {i18n.t(`order_book.${way}`)}
      </strong>{' '}
      {i18n.t('order_book.ahead', [atLeast(resting, all), place, formatUsd(forced)])}
      {resting.usd > 0 && <> {comparison(forced, resting.usd, resting.books < all)}</>}
    </p>
  );
}

/** Which books are known, and how far from price their levels reach. */
function Reach({ books }: { readonly books: OrderBookView['books'] }) {
  const reach = (percent: number | undefined): string =>
    percent === undefined ? '–' : formatPercent(percent, 2);
  const each = books.map(
    ({ venue, bids, asks }) => `${VENUE_NAMES[venue]} −${reach(bids)} / +${reach(asks)}`,
  );
  return <p class="small faint">{i18n.t('order_book.reach', [each.join(', ')])}</p>;
}

/** Depth around price by side, and how it stands against the next bands. */
export function DepthTable({ book }: DepthTableProps) {
  const { within, above, below, books } = book;
  const all = books.length;
  if (all === 0) return <p class="section-absent soft">{i18n.t('order_book.none_now')}</p>;
  return (
    <>
      <table class="depth-table">
        <caption class="unseen">{i18n.t('order_book.table')}</caption>
        <thead class="small soft">
          <tr>
            <th scope="col">{i18n.t('order_book.within')}</th>
            <th scope="col">{i18n.t('order_book.bids')}</th>
            <th scope="col">{i18n.t('order_book.asks')}</th>
            <th scope="col">{i18n.t('order_book.books')}</th>
          </tr>
        </thead>
        <tbody>
          {within.map((row) => (
            <Row key={row.percent} row={row} all={all} />
          ))}
        </tbody>
      </table>
      {above && <BandAhead way="above" band={above} all={all} />}
      {below && <BandAhead way="below" band={below} all={all} />}
      <Reach books={books} />
    </>
  );
}
