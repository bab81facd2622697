import { useMemo } from 'preact/hooks';

import type { OrderBookView } from '../../lib/protocol/order-book';
import type { ClusterView } from '../../lib/protocol/snapshot';
import { BookHeat } from './book-heat';
import { BookLegend } from './book-legend';
import { bookPlane } from './book-plane';
import { DepthTable } from './depth-table';
import { WallList } from './wall-list';
import './order-book.css';

interface OrderBookProps {
  readonly book: OrderBookView;
  readonly price: number | undefined;
  readonly clusters: readonly ClusterView[];
}

/** Passive liquidity: what rests around price, over time and now, and how it stands against the estimated bands. */
export function OrderBook({ book, price, clusters }: OrderBookProps) {
  const { heat, walls } = book;
  const plane = useMemo(() => bookPlane(heat), [heat]);
  const bands = useMemo(() => clusters.filter(({ thin }) => !thin), [clusters]);
  return (
    <>
      {plane && (
        <>
          <BookHeat plane={plane} price={price} clusters={bands} walls={walls} />
          <BookLegend plane={plane} />
        </>
      )}
      <DepthTable book={book} />
      <WallList walls={walls} price={price} />
    </>
  );
}
