// @vitest-environment happy-dom
import '../testing/english-words';

import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { crowdingFixture } from '../testing/crowding-fixture';
import { AccountsPart } from './accounts-part';
import { FundingTable } from './funding-table';
import { fundingUnit } from './funding-unit';
import { GlitchLine } from './glitch-line';
import { HoldingCost } from './holding-cost';
import { InterestChanges } from './interest-changes';
import { InterestRemarks } from './interest-remarks';
import { InterestTable } from './interest-table';
import { interestUnit } from './interest-unit';

const NOW = Date.UTC(2026, 5, 1, 6, 59, 58);
const { funding, openInterest, accounts } = crowdingFixture(NOW, {
  times: [NOW - 3_600_000, NOW],
  closes: [67_000, 67_100],
  openInterest: [80_000, 84_120],
});
const ignore = () => undefined;

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const rowOf = (name: string): HTMLElement =>
  screen.getByRole('rowheader', { name: new RegExp(name) }).closest('tr')!;
const textOf = (row: HTMLElement): string => row.textContent!;

it('shows rates per hour or per eight, what they are in a year, and paid and predicted apart', () => {
  const table = (hours: 1 | 8) => (
    <FundingTable funding={funding!} unit={fundingUnit(hours)} chosen={undefined} onChoose={ignore} />
  );
  const { rerender } = render(table(8));
  // −0.0086 % in 8 h is −9.4 % a year, −0.0096 % is −10.5 %.
  expect(textOf(rowOf('Binance'))).toMatch(/−0\.0086%−9\.4%−0\.0096%−10\.5%/);
  expect(textOf(rowOf('Weighted'))).toContain('−0.0090%');
  rerender(table(1));
  expect(textOf(rowOf('Binance'))).toMatch(/−0\.0011%−9\.4%/);
});

it('counts down to each venue’s next payment in the exchange’s time, across the payment', () => {
  render(
    <FundingTable
      funding={{ ...funding!, clockAhead: 500 }}
      unit={fundingUnit(8)}
      chosen={undefined}
      onChoose={ignore}
    />,
  );
  expect(textOf(rowOf('Binance'))).toContain('1:00:02 / 8 h');
  expect(textOf(rowOf('Hyperliquid'))).toContain('0:00:02 / 1 h');
  expect(textOf(rowOf('Deribit'))).toContain('by the moment');
  void act(() => void vi.advanceTimersByTime(2_000));
  expect(textOf(rowOf('Binance'))).toContain('1:00:00');
  expect(textOf(rowOf('Hyperliquid'))).toContain('1:00:00');
});

it('claims no payment to come where nothing is predicted, as in a look at the past', () => {
  const venues = funding!.venues.map(({ next: _, predicted: __, ...past }) => past);
  render(
    <FundingTable
      funding={{ ...funding!, venues }}
      unit={fundingUnit(8)}
      chosen={undefined}
      onChoose={ignore}
    />,
  );
  expect(screen.queryAllByRole('time')).toEqual([]);
  expect(screen.queryByText('by the moment')).toBeNull();
});

it('lets a venue’s line be picked out, and put back', () => {
  const chosen: (string | undefined)[] = [];
  const table = (key: string | undefined) => (
    <FundingTable
      funding={funding!}
      unit={fundingUnit(8)}
      chosen={key}
      onChoose={(next) => chosen.push(next)}
    />
  );
  const { rerender } = render(table(undefined));
  fireEvent.click(screen.getByRole('button', { name: 'Binance', pressed: false }));
  rerender(table('binance BTCUSDT'));
  fireEvent.click(screen.getByRole('button', { name: 'Binance', pressed: true }));
  expect(chosen).toEqual(['binance BTCUSDT', undefined]);
});

it('says what a day costs either side, and where it is best', () => {
  render(<HoldingCost funding={funding!} />);
  const [long, short] = screen.getAllByRole('definition');
  // −0.0001 three times a day on $10,000; on Hyperliquid −0.000112, on Deribit −0.00009.
  expect(textOf(long!)).toBe('receives $3.00best at Hyperliquid: receives $3.36');
  expect(textOf(short!)).toBe('pays $3.00best at Deribit: pays $2.70');
});

it('shows open interest in coins or in dollars, and what is not in the sum', () => {
  const table = (unit: 'coin' | 'usd') => (
    <InterestTable
      interest={openInterest!}
      unit={interestUnit(unit, 'BTC')}
      chosen={undefined}
      onChoose={ignore}
    />
  );
  const { rerender } = render(table('coin'));
  expect(textOf(rowOf('Binance'))).toContain('60K BTC71%+4.4%');
  expect(textOf(rowOf('In the sum'))).toContain('60K BTC');
  expect(textOf(rowOf('All'))).toContain('84.1K BTC');
  expect(within(rowOf('Hyperliquid')).getByText('not published there, or not known yet')).toBeTruthy();
  rerender(table('usd'));
  expect(textOf(rowOf('All'))).toContain('$5.7B');
});

it('says who counts both sides, who publishes no past, and what was left out', () => {
  render(
    <>
      <InterestRemarks venues={openInterest!.venues} />
      <GlitchLine venues={openInterest!.venues} />
    </>,
  );
  const remarks = screen.getAllByRole('listitem').map(textOf);
  expect(remarks[0]).toBe('Count both sides of each contract, halved here: Hyperliquid.');
  expect(remarks[1]).toMatch(/^Publish no past, recorded since .*: Hyperliquid\.$/);
  expect(remarks[2]).toMatch(/begins later: Hyperliquid\.$/);
  expect(screen.getByText(/Left out as glitches.*: Binance 1, newest/)).toBeTruthy();
});

it('says that nothing was left out, and nothing of venues of which there is nothing to say', () => {
  const { glitches: _, ...plain } = openInterest!.venues[0]!;
  render(
    <>
      <InterestRemarks venues={[plain]} />
      <GlitchLine venues={[plain]} />
    </>,
  );
  expect(screen.queryAllByRole('listitem')).toEqual([]);
  expect(screen.getByText('No sample was left out as a glitch.')).toBeTruthy();
});

it('names what a change went with, in coins or in dollars', () => {
  render(<InterestChanges changes={openInterest!.changes} unit={interestUnit('usd', 'BTC')} />);
  expect(textOf(rowOf('Change'))).toBe('Change+4.1%+$200M+15.2%+$700M');
  expect(textOf(rowOf('With price'))).toContain('New shorts lead−1.2%');
  expect(textOf(rowOf('With volume'))).toContain('Passive, may not hold−8.0%');
});

it('says that accounts are counted, not what they hold', () => {
  render(<AccountsPart accounts={accounts} />);
  expect(textOf(rowOf('Bybit'))).toBe('Bybitof all accounts45% long, 55% short0.821.04');
  expect(textOf(rowOf('Bitget'))).toContain('of the largest accounts');
  expect(screen.getByText(/Accounts are counted, not what they hold/)).toBeTruthy();
});
