// @vitest-environment happy-dom
import '../testing/english-words';

import { cleanup, render, screen, within } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';

import type { VenueView } from '../../lib/protocol/snapshot';
import { VenueTable } from './venue-table';

afterEach(cleanup);

const view = (venue: VenueView['venue'], change: Partial<VenueView>): VenueView => ({
  venue,
  symbol: 'BTCUSDT',
  status: 'live',
  reasons: [],
  ...change,
});

const BYBIT = view('bybit', { figures: { above: 10e6, below: 30e6, openInterest: 500e6 } });
const BINANCE = view('binance', { figures: { above: 60e6, below: 20e6, openInterest: 900e6, delta: 7e6 } });
const SILENT = view('gate', { status: 'warming-up' });

const cellsOf = (row: HTMLElement): string[] =>
  [...row.querySelectorAll('th, td')].map((cell) => cell.textContent?.trim() ?? '');

it('names the largest first, the silent last, and sums what is known', () => {
  render(<VenueTable venues={[SILENT, BYBIT, BINANCE]} />);
  const [, first, second, third, all] = screen.getAllByRole('row');
  expect(cellsOf(first!)).toEqual(['BinanceLive', '$20M', '', '$60M', '$900M', '+$7M']);
  expect(cellsOf(second!).slice(0, 2)).toEqual(['BybitLive', '$30M']);
  expect(within(second!).getByText('not published there, or not known yet')).toBeTruthy();
  expect(cellsOf(third!)).toEqual(['GateWarming up', 'Warming up']);
  expect(cellsOf(all!)).toEqual(['All', '$50M', '', '$70M', '$1.4B', '+$7M']);
});

it('has no sum of one', () => {
  render(<VenueTable venues={[BINANCE]} />);
  expect(screen.getAllByRole('row')).toHaveLength(2);
});
