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
  render(
    <ClusterTable
      clusters={[{ ...BAND!, ...change }]}
      palette="viridis"
      liquidity={liquidity}
      thinMarket={undefined}
    />,
  );
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

  it('says who gives a band, how wide it is, and what to beware of, each with its reason', () => {
    const time = Date.UTC(2026, 1, 18, 14);
    show({ venues: ['bybit', 'okx'], transient: { time, sigmas: 4.2, reversed: 0.83 }, whipsaw: true });
    expect(screen.getByText('Bybit, OKX')).toBeTruthy();
    const width = screen.getByTitle('Width of the band').textContent;
    expect(Number.parseFloat(width)).toBeCloseTo((BAND!.high / BAND!.low - 1) * 100, 1);
    expect(screen.getByText('may dissolve').title).toMatch(/4\.2 times .* 83% was gone/);
    expect(screen.getByText('whipsaw').title).toMatch(/within 3 % on either side/);
  });

  it('says that the market is thin, and by what that is told', () => {
    render(<ClusterTable clusters={[BAND!]} palette="viridis" liquidity={LIQUIDITY} thinMarket="weekend" />);
    expect(screen.getByText(/It is a weekend .* by the calendar alone/)).toBeTruthy();
    cleanup();
    show();
    expect(screen.queryByText(/weekend/)).toBeNull();
  });

  it('has one line a band, and says why, while the day is not known', () => {
    render(
      <ClusterTable clusters={[BAND!]} palette="viridis" liquidity={undefined} thinMarket={undefined} />,
    );
    expect(screen.getAllByRole('row')).toHaveLength(2);
    expect(screen.getByText(/not known before half a day of bars/)).toBeTruthy();
  });
});
