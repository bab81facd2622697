// @vitest-environment happy-dom
import '../testing/english-words';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { ProfileView } from '../../lib/protocol/snapshot';
import { panelFixture } from '../testing/panel-fixture';
import { LiquidationMap } from './liquidation-map';

const { profile, price } = panelFixture(Date.UTC(2026, 1, 19));

/** A single bucket, 31 below price, holds $7M at 25× and $3M at 50×; the one before last on the way there $1M at 5×. */
function sparse(): ProfileView {
  const at = (i: number) => 60_000 / 1.001 ** i;
  const long = (leverage: number) =>
    Array.from({ length: 90 }, (_, i) => {
      if (i === 31) return (leverage === 25 ? 7e6 : leverage === 50 ? 3e6 : 0) / at(i);
      return i === 20 && leverage === 5 ? 1e6 / at(i) : 0;
    });
  const groups = [5, 10, 25, 50, 100].map((leverage) => ({
    leverage,
    tiers: [leverage],
    long: long(leverage),
    short: Array<number>(90).fill(0),
  }));
  return { centre: 60_000, bucketRatio: 1.001, groups };
}

const plot = () => screen.getByRole('img');
const down = (times: number) => {
  for (let i = 0; i < times; i++) fireEvent.keyDown(plot(), { key: 'ArrowDown' });
};

describe('the liquidation map', () => {
  afterEach(cleanup);

  it('reads a row out by keys: what is forced, most of it at which leverage, and what is on the way', () => {
    render(<LiquidationMap profile={sparse()} price={60_000} />);
    // Keys start at price; the row of buckets 30 and 31 is the sixteenth below it.
    down(15);
    expect(
      screen.getByText(/\(−3\.\d%\): \$10M forced, of it 25×: \$7M\. To get there: \$1M\./),
    ).toBeTruthy();
    down(1);
    expect(screen.getByText(/nothing expected\. To get there: \$11M\./)).toBeTruthy();
    fireEvent.blur(plot());
    expect(screen.getByText(/Point at the map/)).toBeTruthy();
  });

  it('leaves a group out of bars, sums and table when it is switched off', () => {
    render(<LiquidationMap profile={sparse()} price={60_000} />);
    fireEvent.click(screen.getByLabelText('25×'));
    down(15);
    expect(screen.getByText(/\$3M forced, of it 50×: \$3M/)).toBeTruthy();
    expect(plot().getAttribute('aria-label')).toMatch(/below \$4M/);
    expect(screen.queryByRole('columnheader', { name: '25×', hidden: true })).toBeNull();
  });

  it('has its numbers in a table as well, by distance and leverage', () => {
    render(<LiquidationMap profile={sparse()} price={60_000} />);
    const cells = (distance: string) =>
      [
        ...screen
          .getByRole('rowheader', { name: distance, hidden: true })
          .closest('tr')!
          .querySelectorAll('td'),
      ].map(({ textContent }) => textContent);
    expect(cells('−3%')).toEqual(['$1M', '$1M', '$0', '$0', '$0', '$0']);
    expect(cells('−5%')).toEqual(['$11M', '$1M', '$0', '$7M', '$3M', '$0']);
    expect(cells('+10%')).toEqual(['$0', '$0', '$0', '$0', '$0', '$0']);
  });

  it('draws each group once on both sides of price', () => {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(380);
    render(<LiquidationMap profile={profile!} price={price!} />);
    const bars = [...plot().querySelectorAll('path[fill]')];
    expect(bars).toHaveLength(5);
    expect(new Set(bars.map((bar) => bar.getAttribute('fill'))).size).toBe(5);
    for (const bar of bars) expect(bar.getAttribute('d')).toMatch(/^M0\.0|^M[\d.]+ [\d.]+H/);
    expect(plot().outerHTML).not.toContain('NaN');
    vi.restoreAllMocks();
  });
});
