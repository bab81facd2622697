// @vitest-environment happy-dom
import './testing/english-words';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { DEFAULT_SETTINGS } from '../lib/protocol/defaults';
import { PopupScreen, type PopupScreenProps } from './popup-screen';
import { panelFixture } from './testing/panel-fixture';

const NOW = Date.UTC(2026, 1, 19, 12);

function show(change: Partial<PopupScreenProps> = {}) {
  const props: PopupScreenProps = {
    snapshot: panelFixture(NOW),
    settings: DEFAULT_SETTINGS,
    shown: { status: 'live', reasons: [] },
    connection: 'open',
    refusal: undefined,
    now: NOW,
    site: undefined,
    onChange: vi.fn(),
    onSiteChange: vi.fn(),
    onOpenPanel: vi.fn(),
    ...change,
  };
  render(<PopupScreen {...props} />);
  return props;
}

describe('the popup', () => {
  afterEach(cleanup);

  it('says how far the nearest bands are, in percent and in average ranges', () => {
    show();
    expect(screen.getByText('+4.02%')).toBeTruthy();
    expect(screen.getByText('5.1 ATR')).toBeTruthy();
    expect(screen.getByText('−2.31%')).toBeTruthy();
    expect(screen.getByText('Actionable')).toBeTruthy();
    expect(screen.getByText('1.6× more above')).toBeTruthy();
  });

  it('says how old price and estimate are', () => {
    show({ now: NOW + 90_000 });
    const ages = screen.getAllByText(/ ago$/).map(({ textContent }) => textContent);
    expect(ages).toEqual(['1m ago', '2m ago']);
    expect(screen.getByText('Estimates, not financial advice')).toBeTruthy();
  });

  it('gives strength to readers that see no colour', () => {
    show();
    const [above] = screen.getAllByRole('meter');
    expect(above!.getAttribute('aria-valuetext')).toBe('Strength 100% of the strongest band');
  });

  it('says that there is no band instead of leaving a hole', () => {
    show({ snapshot: panelFixture(NOW, { clusters: [] }) });
    expect(screen.getByText('No estimated cluster above within the map')).toBeTruthy();
  });

  it('tells why it is not live, and a code it does not know as it is', () => {
    show({ shown: { status: 'partial', reasons: ['gaps', 'moon-phase'] } });
    expect(screen.getByText('Partial')).toBeTruthy();
    expect(screen.getByText('Gaps in the data · moon-phase')).toBeTruthy();
  });

  it('tells what it waits for before there is anything to show', () => {
    show({ snapshot: undefined, connection: 'connecting' });
    expect(screen.getByText('Waking up')).toBeTruthy();
  });

  it('marks a picture of another lookback as not yet the answer', () => {
    show({ settings: { ...DEFAULT_SETTINGS, lookback: '24h' } });
    expect(screen.getByRole('main').getAttribute('aria-busy')).toBe('true');
  });

  it('tells a refusal and its code', () => {
    show({ refusal: 'unknown-market' });
    expect(screen.getByText(/BTC with “unknown-market”/)).toBeTruthy();
  });

  it('switches the overlay and opens the panel from the click', () => {
    const { onChange, onOpenPanel } = show();
    fireEvent.click(screen.getByRole('switch', { name: 'Overlay' }));
    expect(onChange).toHaveBeenCalledWith({ overlayVisible: false });
    fireEvent.click(screen.getByRole('button', { name: 'Open panel' }));
    expect(onOpenPanel).toHaveBeenCalledTimes(1);
  });

  it('switches the overlay on the site in view, by its name', () => {
    const { onSiteChange } = show({ site: { host: 'www.binance.com', visible: true } });
    fireEvent.click(screen.getByRole('switch', { name: 'On www.binance.com' }));
    expect(onSiteChange).toHaveBeenCalledWith(false);
  });

  it('shows no switch for a site where there is no chart', () => {
    show();
    expect(screen.getAllByRole('switch')).toHaveLength(1);
  });

  it('leaves the site’s switch alone while the overlay is off everywhere', () => {
    show({
      settings: { ...DEFAULT_SETTINGS, overlayVisible: false },
      site: { host: 'www.binance.com', visible: true },
    });
    expect(screen.getByRole<HTMLInputElement>('switch', { name: 'On www.binance.com' }).disabled).toBe(true);
  });

  it('gives the dollars of a band as an interval too', () => {
    show();
    expect(screen.getByText('≈ $45M forced if price arrives')).toBeTruthy();
    expect(screen.getByText('$20–100M')).toBeTruthy();
  });

  it('leaves the opacity alone while the overlay is off', () => {
    show({ settings: { ...DEFAULT_SETTINGS, overlayVisible: false } });
    expect(screen.getByRole<HTMLInputElement>('slider').disabled).toBe(true);
  });
});
