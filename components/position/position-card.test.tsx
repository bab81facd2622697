// @vitest-environment happy-dom
import '../testing/english-words';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { RiskView } from '../../lib/protocol/risk';
import type { FundingCrowding } from '../../lib/protocol/crowding';
import type { OwnPosition } from '../../lib/protocol/settings';
import type { OwnLevelView, PanelSnapshot } from '../../lib/protocol/snapshot';
import { panelFixture } from '../testing/panel-fixture';
import { PositionCard } from './position-card';

const LONG: OwnPosition = { coin: 'BTC', unit: 1, side: 'long', entry: 66_000, leverage: 20 };
const ELSEWHERE: OwnPosition = { ...LONG, coin: 'ETH', entry: 2_500 };

function show(
  positions: readonly OwnPosition[],
  ownLevels: OwnLevelView[] = [],
  price = 64_000,
  risk: RiskView[] = [],
  more: Partial<PanelSnapshot> = {},
) {
  const onChange = vi.fn();
  const snapshot = panelFixture(Date.UTC(2026, 1, 19), { ownLevels, price, risk, ...more });
  render(<PositionCard snapshot={snapshot} positions={positions} onChange={onChange} />);
  return onChange;
}

function type(name: string, value: string): void {
  fireEvent.input(screen.getByLabelText(name), { target: { value } });
}

function levelAt(liquidation?: number, more: Partial<OwnLevelView> = {}): OwnLevelView {
  const found = liquidation === undefined ? {} : { liquidation, tier: 1 };
  return { of: 0, side: 'long', entry: 66_000, leverage: 20, venue: 'binance', ...found, ...more };
}

describe('the card of own positions', () => {
  afterEach(cleanup);

  it('says where a position would be force-closed and how far price has to go', () => {
    show([LONG], [levelAt(62_720)]);
    expect(screen.getByText('≈ 62,720')).toBeTruthy();
    expect(screen.getByText('−2.0% away')).toBeTruthy();
  });

  it('says that price is past the level instead of a distance to it', () => {
    show([LONG], [levelAt(64_640)]);
    expect(screen.getByText('Price is past it')).toBeTruthy();
    expect(screen.queryByText(/away/)).toBeNull();
  });

  it('tells a level that is not there from one that is not known yet', () => {
    show([LONG], [levelAt()]);
    expect(screen.getByText('No price closes it')).toBeTruthy();
    cleanup();
    show([LONG], []);
    expect(screen.getByText('Being estimated')).toBeTruthy();
  });

  it('says whose margin tier the level rests on, and that the size was not given', () => {
    show([LONG], [levelAt(62_720)]);
    expect(screen.getByText('Isolated · first margin tier on Binance, since no size is given')).toBeTruthy();
    cleanup();
    const cross = { ...LONG, mode: 'cross', size: 0.5, balance: 4_000 } as const;
    show([cross], [levelAt(62_720, { venue: 'okx', tier: 2 })]);
    expect(screen.getByText('0.5 BTC · Cross · 4,000 USD behind it · margin tier 2 on OKX')).toBeTruthy();
  });

  it('says that no margin tiers are known where the venue gives none', () => {
    show([LONG], [{ of: 0, side: 'long', entry: 66_000, leverage: 20 }]);
    expect(screen.getByText('No margin tiers are known for it')).toBeTruthy();
  });

  it('takes a level for the position that it was computed for', () => {
    show([{ ...LONG, side: 'short' }, LONG], [levelAt(62_720)]);
    expect(screen.getAllByText('Being estimated')).toHaveLength(2);
  });

  it('takes size, margin mode, kind of contract and venue', () => {
    const onChange = show([]);
    type('Opened at', '65500');
    type('Leverage', '10');
    fireEvent.click(screen.getByLabelText('Cross'));
    fireEvent.click(screen.getByLabelText('Coin-margined'));
    type('Size, USD', '20 000');
    type('Balance behind it, BTC', '0.05');
    fireEvent.change(screen.getByLabelText('Venue'), { target: { value: 'binance' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add' }));
    const added = {
      coin: 'BTC',
      unit: 1,
      side: 'long',
      entry: 65_500,
      leverage: 10,
      size: 20_000,
      mode: 'cross',
      balance: 0.05,
      inverse: true,
      venue: 'binance',
    };
    expect(onChange).toHaveBeenCalledWith({ positions: [added] });
  });

  it('opens the fold and goes to what cross margin lacks', () => {
    const onChange = show([]);
    type('Opened at', '65500');
    type('Leverage', '10');
    fireEvent.click(screen.getByLabelText('Cross'));
    fireEvent.click(screen.getByRole('button', { name: 'Add' }));
    expect(onChange).not.toHaveBeenCalled();
    expect(screen.getByText('Cross margin needs the size.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('Size, BTC'));
    expect(document.activeElement?.closest('details')?.open).toBe(true);
  });

  it('lists this market’s positions and names the others’ markets', () => {
    show([ELSEWHERE]);
    expect(screen.getByText('None given for BTC.')).toBeTruthy();
    expect(screen.getByText(/Also kept for ETH/)).toBeTruthy();
  });

  it('adds what was typed to what is kept, and says so', () => {
    const onChange = show([ELSEWHERE]);
    fireEvent.click(screen.getByLabelText('Short'));
    type('Opened at', '65,500.5');
    type('Leverage', '10');
    fireEvent.click(screen.getByRole('button', { name: 'Add' }));
    const added = { coin: 'BTC', unit: 1, side: 'short', entry: 65_500.5, leverage: 10 };
    expect(onChange).toHaveBeenCalledWith({ positions: [ELSEWHERE, added] });
    expect(screen.getByRole('status').textContent).toBe('Position added');
  });

  it('says at the field what is wrong with it, and goes there', () => {
    const onChange = show([]);
    type('Opened at', '65500');
    type('Leverage', '500');
    fireEvent.click(screen.getByRole('button', { name: 'Add' }));
    const leverage = screen.getByLabelText('Leverage');
    const reason = document.getElementById(leverage.getAttribute('aria-describedby')!);
    expect(onChange).not.toHaveBeenCalled();
    expect(leverage.getAttribute('aria-invalid')).toBe('true');
    expect(reason?.textContent).toBe('A number from 1 to 200.');
    expect(document.activeElement).toBe(leverage);
    expect(screen.getByLabelText('Opened at').getAttribute('aria-invalid')).toBe('false');
  });

  const risk: RiskView = {
    of: 0,
    side: 'long',
    leverage: 20,
    planned: false,
    severity: 'red',
    findings: [{ kind: 'liquidation-passed', at: 62_720 }],
    unknown: ['flow'],
    byVenue: [
      { venue: 'binance', liquidation: 62_720, tier: 1 },
      { venue: 'okx', liquidation: 62_800, tier: 2 },
    ],
  };

  it('says how grave the risk is and why, what is not known, and each venue’s level', () => {
    show([LONG], [levelAt(62_720)], 64_000, [risk]);
    expect(screen.getByText('Threatened')).toBeTruthy();
    expect(screen.getByText(/Price is past your estimated liquidation, 62,720/)).toBeTruthy();
    expect(screen.getByText('Whom order flow stands for is not known.')).toBeTruthy();
    const row = screen.getByRole('rowheader', { name: 'OKX' }).closest('tr');
    expect(row?.textContent).toBe('OKX≈ 62,800−1.88%2');
  });

  it('says what funding costs a long while the rate is positive, and what it brings in else', () => {
    // Half a coin at 64 000 is 32 000: 3.20 per payment at 0.01 %; behind it are 1 650.
    const paid = { times: [1], line: [null], clockAhead: 0 };
    const told = (weighted: FundingCrowding['weighted'], venues: FundingCrowding['venues'] = []) => ({
      crowding: { funding: { ...paid, venues, weighted }, accounts: [] },
    });
    show([{ ...LONG, size: 0.5 }], [], 64_000, [], told({ realised: 0.0003, predicted: 0.0001 }));
    expect(
      screen.getByText(/Costs in funding: \$3.2 per 8 h, \$9.6 a day, \$67 a week · 0.58% of the margin/),
    ).toBeTruthy();
    cleanup();
    show([{ ...LONG, size: 0.5 }], [], 64_000, [], told({ realised: -0.0001 }));
    expect(screen.getByText(/Brings in funding: \$3.2 per 8 h/).textContent).toContain('last paid −0.0100%');
    cleanup();
    const own = { venue: 'okx' as const, symbol: 'BTC-USDT-SWAP', realised: 0.0002, line: [null] };
    show([{ ...LONG, size: 0.5, venue: 'okx' }], [], 64_000, [], told({ realised: -0.0001 }, [own]));
    expect(screen.getByText(/Costs in funding: \$6.4 per 8 h/)).toBeTruthy();
  });

  it('changes one in its place, and gives the focus to the fields and back', () => {
    const planned = { ...LONG, planned: true, stop: 65_000 };
    const onChange = show([ELSEWHERE, planned]);
    fireEvent.click(screen.getByRole('button', { name: 'Change Long, 20×, at 66,000' }));
    const entry = screen.getByLabelText<HTMLInputElement>('Planned price');
    expect([entry.value, document.activeElement]).toEqual(['66,000', entry]);
    type('Stop (optional)', '64,000');
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(onChange).toHaveBeenCalledWith({ positions: [ELSEWHERE, { ...planned, stop: 64_000 }] });
    expect(document.activeElement).toBe(screen.getByLabelText('Opened at'));
  });

  it('opens a planned one', () => {
    const onChange = show([{ ...LONG, planned: true }]);
    fireEvent.click(screen.getByRole('button', { name: 'It is open now' }));
    expect(onChange).toHaveBeenCalledWith({ positions: [LONG] });
  });

  it('removes one by a button that says which, and keeps the focus', () => {
    const onChange = show([LONG, ELSEWHERE], [levelAt(62_720)]);
    fireEvent.click(screen.getByRole('button', { name: 'Remove Long, 20×, opened at 66,000' }));
    expect(onChange).toHaveBeenCalledWith({ positions: [ELSEWHERE] });
    expect(document.activeElement).toBe(screen.getByLabelText('Opened at'));
  });
});
