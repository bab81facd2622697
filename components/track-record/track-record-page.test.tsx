// @vitest-environment happy-dom
import '../testing/english-words';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { TrackRecordView } from '../../lib/protocol/track-record';
import { HORIZON_NAMES } from '../../lib/track-record/forecast';
import { TrackRecordPage, type TrackRecordPageProps } from './track-record-page';

type Entry = TrackRecordView['entries'][number];

const TOUCHES: Entry['touches'] = {
  forecasts: 24,
  withoutBars: 2,
  bands: 120,
  touches: 37,
  ends: { bounce: 14, 'run-through': 15, stall: 8 },
  random: { bounce: 13, 'run-through': 20, stall: 7 },
  bounced: { value: 0.38, low: 0.24, high: 0.54 },
  randomBounced: 0.325,
};

const VENUES: Entry['venues'] = [
  {
    venue: 'bybit',
    heard: 20,
    unheard: { 'no-feed': 0, 'stream-down': 4 },
    usd: 12_300_000,
    overUniform: { value: 0.42, low: 0.2, high: 0.64 },
    overTemplate: { value: -0.1, low: -0.3, high: 0.1 },
    sweptBands: 9,
    inside: 7,
    mass: { value: 0.21, low: 0.1, high: 0.32 },
  },
  {
    venue: 'hyperliquid',
    heard: 0,
    unheard: { 'no-feed': 24, 'stream-down': 0 },
    usd: 0,
    sweptBands: 0,
    inside: 0,
  },
];

const GROUP = { bands: 9, inside: 7, usd: 2e6, usdLow: 66_000, usdHigh: 1e6, forcedUsd: 420_000 };

function recordWith(
  change: Partial<Entry['touches']> = {},
  more: Partial<TrackRecordView> = {},
): TrackRecordView {
  const entryOf = (lookback: Entry['lookback'], horizon: Entry['horizon']): Entry => ({
    lookback,
    horizon,
    touches: lookback === '7d' && horizon === '24h' ? { ...TOUCHES, ...change } : { ...TOUCHES, touches: 3 },
    venues: VENUES,
    calibration: [GROUP],
  });
  return {
    coin: 'BTC',
    forecasts: 412,
    since: Date.UTC(2026, 1, 3),
    entries: (['24h', '7d'] as const).flatMap((lookback) =>
      HORIZON_NAMES.map((horizon) => entryOf(lookback, horizon)),
    ),
    ...more,
  };
}

function show(change: Partial<TrackRecordPageProps> = {}) {
  const props = { coin: 'BTC', record: recordWith(), onRead: vi.fn(), onExport: vi.fn(), ...change };
  render(<TrackRecordPage {...props} />);
  return props;
}

describe('the track record', () => {
  afterEach(cleanup);

  it('says in a sentence what became of the bands, and of random ones', () => {
    show();
    expect(
      screen.getByText(
        'Of 37 touches of a band, 14 turned price back; at random bands of like distance it would have been 12.',
      ),
    ).toBeTruthy();
    expect(screen.getByText('412 forecasts since Feb 3')).toBeTruthy();
  });

  it.each([
    [0.325, 'That is 38% (24% – 54%) against random bands’ 33%: no difference beyond chance.'],
    [0.2, 'That is 38% (24% – 54%), more than random bands’ 20%: beyond chance.'],
    [0.6, 'That is 38% (24% – 54%), fewer than random bands’ 60%: beyond chance.'],
  ])('calls a difference to random bands’ %d by its name', (randomBounced, words) => {
    show({ record: recordWith({ randomBounced }) });
    expect(screen.getByText(words)).toBeTruthy();
  });

  it('says with too few bands how many it takes', () => {
    show({ record: recordWith({ touches: 29 }) });
    expect(screen.getByText('Too early to say: of 120 bands scored so far, price touched 29.')).toBeTruthy();
    expect(screen.getByText(/^With 30 touches/)).toBeTruthy();
    expect(screen.queryByText(/^Of 29 touches/)).toBeNull();
  });

  it('says before the first score when it comes', () => {
    show({ record: recordWith({ bands: 0, touches: 0 }) });
    expect(screen.getByText(/the first scores come after 25 hours/)).toBeTruthy();
  });

  it('shows another lookback and horizon when they are chosen', () => {
    show();
    fireEvent.click(screen.getByRole('radio', { name: '1 h' }));
    expect(screen.getByText(/^Too early to say: .* touched 3\.$/)).toBeTruthy();
  });

  it('says of each venue what was heard, and never shows a figure that is not known', () => {
    show();
    const rows = screen.getAllByRole('row');
    const cells = (name: string): string[] =>
      [...rows.find(({ textContent }) => textContent?.startsWith(name))!.querySelectorAll('th, td')].map(
        ({ textContent }) => textContent!,
      );
    expect(cells('Bybit')).toEqual([
      'Bybitheard 20 of 24',
      '$12M',
      '0.420.2 – 0.64',
      '−0.1−0.3 – 0.1',
      '21%10% – 32%',
    ]);
    expect(cells('Hyperliquid')).toEqual([
      'Hyperliquidpublishes none',
      '–',
      '–not known yet',
      '–not known yet',
      '–not known yet',
    ]);
  });

  it('tells what was shown and what came in words as well as in a picture', () => {
    show();
    expect(
      screen.getByText('7 of 9 swept bands had their forced orders within the 80 % interval that was shown.'),
    ).toBeTruthy();
    expect(screen.getByText('shown $66K – $1M, forced $420K')).toBeTruthy();
  });

  it('says that bars were missing', () => {
    show();
    expect(screen.getByText('2 forecasts are not scored, as bars were missing.')).toBeTruthy();
  });

  it('hands over the coin to be saved', () => {
    const { onExport } = show();
    fireEvent.click(screen.getByRole('button', { name: 'Save all forecasts and scores' }));
    expect(onExport).toHaveBeenCalledWith('BTC');
  });

  it('reads the record of its coin, and never shows another’s', () => {
    const { onRead } = show({ coin: 'ETH' });
    expect(onRead).toHaveBeenCalledWith('ETH');
    expect(screen.getByText('Reading the record…')).toBeTruthy();
    expect(screen.queryByText(/412 forecasts/)).toBeNull();
  });

  it('explains itself where no forecast has been made', () => {
    show({ record: { coin: 'BTC', forecasts: 0, entries: [] } });
    expect(screen.getByText('No forecast has been made of BTC yet')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Save all forecasts and scores' })).toBeNull();
  });
});
