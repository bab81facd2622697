import type { WallView } from '../../lib/protocol/order-book';
import { formatClock, formatPercent, formatRoughPrice, formatUsd } from '../format';
import { VENUE_NAMES } from '../venue-names';
import { i18n } from '../words';

interface WallListProps {
  readonly walls: readonly WallView[];
  readonly price: number | undefined;
}

const MOST = 8;

function stateOf({ since, end }: WallView): string {
  return end
    ? i18n.t(`order_book.${end.how}`, [formatClock(end.time)])
    : i18n.t('order_book.standing', [formatClock(since)]);
}

function Row({ wall, price }: { readonly wall: WallView; readonly price: number | undefined }) {
  const away = price === undefined ? undefined : (wall.price / price - 1) * 100;
  return (
    <tr>
      <th scope="row">
        <span class={wall.side === 'bids' ? 'long' : 'short'}>{i18n.t(`order_book.${wall.side}`)}</span>{' '}
        {formatRoughPrice(wall.price)}
      </th>
      <td>{away === undefined ? '–' : formatPercent(away, 2, true)}</td>
      <td>{formatUsd(wall.usd)}</td>
      <td>{VENUE_NAMES[wall.venue]}</td>
      <td class={wall.end?.how === 'pulled' ? 'wall-pulled' : 'soft'}>{stateOf(wall)}</td>
    </tr>
  );
}

/** Those that stand, the largest first, then the last ones that were pulled; the others are on the map alone. */
export function WallList({ walls, price }: WallListProps) {
  const standing = walls.filter(({ end }) => !end).slice(0, MOST);
  const pulled = walls
    .filter(({ end }) => end?.how === 'pulled')
    .toSorted((a, b) => b.end!.time - a.end!.time)
    .slice(0, MOST);
  if (standing.length + pulled.length === 0) return <p class="small soft">{i18n.t('order_book.no_walls')}</p>;
  return (
    <>
      <table class="depth-table walls">
        <caption class="unseen">{i18n.t('order_book.walls')}</caption>
        <thead class="small soft">
          <tr>
            <th scope="col">{i18n.t('order_book.wall')}</th>
            <th scope="col">{i18n.t('order_book.away')}</th>
            <th scope="col">{i18n.t('order_book.size')}</th>
            <th scope="col">{i18n.t('order_book.venue')}</th>
            <th scope="col">{i18n.t('order_book.state')}</th>
          </tr>
        </thead>
        <tbody>
          {[...standing, ...pulled].map((wall) => (
            <Row key={`${wall.venue} ${wall.side} ${wall.price} ${wall.since}`} wall={wall} price={price} />
          ))}
        </tbody>
      </table>
      <p class="small faint">{i18n.t('order_book.walls_note')}</p>
    </>
  );
}
