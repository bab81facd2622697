// @vitest-environment happy-dom
import '../testing/english-words';

import { cleanup, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';

import type { ClusterView, LiquidityView } from '../../lib/protocol/snapshot';
import { panelFixture } from '../testing/panel-fixture';
import { ClusterTable } from './cluster-table';

const [BAND] = panelFixture(Date.UTC(2026, 1, 19)).clusters.filter(({ thin }) => !thin);
const LIQUIDITY: LiquidityView = {
  dailyVolatility: 0.024,
  dailyVolume: 31e9,
  bids: 420e6,
  asks: 380e6,
  books: ['binance', 'okx'],
};

function show(change: Partial<ClusterView> = {}, liquidity: LiquidityView | undefined = LIQUIDITY) {
  render(<ClusterTable clusters={[{ ...BAND!, ...change }]} palette="viridis" liquidity={liquidity} />);
}

describe('the table of clusters', () => {
  afterEach(cleanup);

  it('says how far price would be carried beyond a band, on the line below it', () => {
    show({ overshootLow: 0.052, overshootHigh: 0.4, runaway: false });
    const [, , below] = screen.getAllByRole('row');
    expect(within(below!).getByText(/carried 0\.05%? – 0\.4% beyond the band/)).toBeTruthy();
    expect(screen.queryByText('may run through the band')).toBeNull();
  });

  it('says that price may run through a band that can push it there by itself', () => {
    show({ overshootLow: 0.3, overshootHigh: 2, runaway: true });
    expect(screen.getByText('may run through the band')).toBeTruthy();
  });

  it('says what that rests on, and what is missing', () => {
    show({ overshootLow: 0.3, overshootHigh: 2 });
    expect(screen.getByText(/In the books of Binance, OKX rest \$420M below and \$380M above/)).toBeTruthy();
    cleanup();
    const { dailyVolatility, dailyVolume } = LIQUIDITY;
    show({ overshootLow: 0.3, overshootHigh: 2 }, { dailyVolatility, dailyVolume, books: [] });
    expect(screen.getByText(/No order book is known now/)).toBeTruthy();
  });

  it('has one line a band, and says why, while the day is not known', () => {
    render(<ClusterTable clusters={[BAND!]} palette="viridis" liquidity={undefined} />);
    expect(screen.getAllByRole('row')).toHaveLength(2);
    expect(screen.getByText(/not known before half a day of bars/)).toBeTruthy();
  });
});
