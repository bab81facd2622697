// @vitest-environment happy-dom
import '../testing/english-words';

import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';

import type { RiskFindingView, RiskView } from '../../lib/protocol/risk';
import type { SignalView } from '../../lib/protocol/snapshot';
import { FindingList } from './finding-list';
import { RiskLine } from './risk-line';

const BAND = { side: 'long', low: 58_100, high: 58_600, usd: 4.2e6, usdLow: 2e6, usdHigh: 9e6 } as const;
const SELLERS: SignalView = {
  signal: 'cvd',
  reading: 'sellers-lead',
  unit: 'z',
  value: -1.4,
  window: 6 * 3_600_000,
  spark: [],
};

function risk(more: Partial<RiskView> = {}): RiskView {
  return {
    of: 0,
    side: 'long',
    leverage: 10,
    planned: false,
    severity: 'red',
    findings: [],
    unknown: [],
    ...more,
  };
}

function lines(findings: RiskFindingView[], more: Partial<RiskView> = {}): (string | null)[] {
  render(<FindingList risk={risk({ findings, ...more })} flow={SELLERS} />);
  return screen.getAllByRole('listitem').map(({ textContent }) => textContent);
}

describe('the reasons of a risk', () => {
  afterEach(cleanup);

  it('name the band with range, dollars and distance, how far it may carry price, and what may be done', () => {
    const finding = {
      kind: 'stop-in-band',
      band: BAND,
      away: 3.1,
      at: 58_300,
      reach: 57_900,
      clear: 57_840,
    } as const;
    expect(lines([finding])).toEqual([
      'Threatened: Your stop, 58,300, stands where a band of estimated forced orders (58,100 – 58,600, ≈ $4.2M, 3.1% away) ' +
        'may carry price. If price arrives, its forced orders may carry it to 57,900. Move the stop beyond 57,840, or reduce.',
    ]);
  });

  it('say only to reduce where no stop would be clear of the band before the liquidation', () => {
    const [text] = lines([{ kind: 'stop-in-band', band: BAND, away: 3.1, at: 58_300 }]);
    expect(text).toContain('Reduce, since behind the band you would be liquidated first.');
    expect(text).not.toContain('carry it to');
  });

  it('measure from the planned price where the position is planned', () => {
    const [text] = lines([{ kind: 'band-near', band: BAND, away: 0.4 }], { planned: true });
    expect(text).toContain('0.4% from the planned price');
    cleanup();
    expect(lines([{ kind: 'band-near', band: BAND, away: 0 }])[0]).toContain('price is in it');
  });

  it('name who leads the flow, and over how long', () => {
    const [text] = lines([{ kind: 'flow-against' }]);
    expect(text).toBe(
      'Watch: Order flow stands against it (Sellers lead, over 6h). Tighten the stop, or reduce.',
    );
  });

  it('have what is not known after what was found', () => {
    const all = lines([{ kind: 'band-near', band: BAND, away: 1 }], { unknown: ['overshoot', 'flow'] });
    expect(all).toHaveLength(3);
    expect(all[2]).toBe('Whom order flow stands for is not known.');
  });
});

describe('the line of the gravest risk', () => {
  afterEach(cleanup);

  it('is of the position with the gravest', () => {
    const watched = risk({ severity: 'amber', findings: [{ kind: 'band-near' }] });
    const threatened = risk({ side: 'short', findings: [{ kind: 'stop-in-band' }, { kind: 'band-near' }] });
    render(<RiskLine risk={[watched, threatened, risk({ severity: 'clear' })]} />);
    expect(screen.getByText('Your short: stop in a band. Move it or reduce')).toBeTruthy();
  });

  it('never calls clear what is not known', () => {
    render(
      <RiskLine risk={[risk({ severity: 'clear' }), risk({ severity: 'unknown', unknown: ['bands'] })]} />,
    );
    expect(screen.getByText('Your long: Not all is known')).toBeTruthy();
  });

  it('is nothing where there is no position', () => {
    const { container } = render(<RiskLine risk={[]} />);
    expect(container.textContent).toBe('');
    cleanup();
    expect(render(<RiskLine risk={undefined} />).container.textContent).toBe('');
  });
});
