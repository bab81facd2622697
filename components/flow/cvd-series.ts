/** The chart's series for what the user chose to see of the order flow. */
import { automaticLowerTimeframe } from '../../lib/orderflow/trading-view-delta';
import { MINUTE } from '../../lib/core/time';
import { millis } from '../../lib/core/units';
import type { CvdSettings } from '../../lib/protocol/cvd-settings';
import type { OrderFlowView } from '../../lib/protocol/order-flow';
import type { ChartSeries } from '../charts/chart-options';
import type { ChartRole } from '../charts/chart-theme';
import { formatCompact, formatRoughPrice } from '../format';
import { i18n } from '../words';
import { flowContractName } from './flow-contract-name';
import { type FlowMarks, markSeries } from './flow-marks';
import { type SentBars, type Track, type Values, anchorOf, trackOf, trackTimes } from './cvd-track';

export interface CvdPicture {
  readonly times: number[];
  readonly series: readonly ChartSeries[];
  /** Since when the newest value counts; undefined where there is none. */
  readonly since: number | undefined;
}

/** More candles than this cannot be told apart on a narrow panel. */
const MOST_CANDLES = 60;
const ESTIMATED = [2, 3];
const VENUE_ROLES: readonly ChartRole[] = ['accent', 'live', 'warn', 'soft'];

const signed = (value: number): string => formatCompact(value).replace('-', '−');

export function cvdPicture(
  view: OrderFlowView,
  settings: CvdSettings,
  fundingTimes: readonly number[],
  marks: FlowMarks,
): CvdPicture {
  const times = trackTimes(view, settings.bar);
  const sum = { bar: settings.bar, anchor: anchorOf(settings, fundingTimes) };
  const track = (sent: SentBars, kind: 'measured' | 'estimated') => trackOf(view, sent, kind, times, sum);
  const isTaker = settings.method === 'taker';
  const main = isTaker ? sumBars(view, settings) : tradingViewBars(view, settings);
  const [measured, estimated] = [track(main, 'measured'), track(main, 'estimated')];
  // All of one kind, which is said beside it: nothing to tell apart by dashes.
  const shownAs = isTaker ? [measured, estimated] : [estimated];
  const lines = isTaker && settings.form === 'line' ? settings.lines : 'sum';
  const flow = lines === 'venues' ? venueLines(view, track) : sumSeries(shownAs, settings);
  const spot = lines === 'spot' ? spotLines(view, track) : [];
  const series = [
    ...flow,
    ...spot,
    ...markSeries(marks, times, settings.bar),
    ...corrections(view, settings, times),
    price(view, times, settings.bar),
  ];
  // The newest bar may still be awaited. Where there is no sum yet, as before a start is picked, price is shown alone.
  const end = 1 + Math.max(...flow.map(({ values }) => lastOf(values))) || times.length;
  const from = settings.form === 'line' ? 0 : Math.max(0, end - MOST_CANDLES);
  return {
    times: times.slice(from, end),
    series: series.map((one) => within(one, from, end)),
    since: Math.max(measured.since ?? 0, estimated.since ?? 0) || undefined,
  };
}

function sumBars({ sum }: OrderFlowView, { lower }: CvdSettings): SentBars {
  const { one, five } = sum;
  if (lower !== 'auto') return { ...sum, ...(lower === '1m' ? one : five) };
  const finest = (side: 'low' | 'high') => five[side].map((value, i) => one?.[side][i] ?? value);
  return { ...sum, low: finest('low'), high: finest('high') };
}

/** What TradingView's method is read from: by itself, as TradingView does where minute bars are there. */
export function tradingViewLower({ tradingView }: OrderFlowView, settings: CvdSettings): '1m' | '5m' {
  if (settings.lower !== 'auto') return settings.lower;
  const asThere = automaticLowerTimeframe(millis(settings.bar * MINUTE)) === MINUTE;
  return asThere && tradingView.one ? '1m' : '5m';
}

function tradingViewBars(view: OrderFlowView, settings: CvdSettings): SentBars {
  const { one, five } = view.tradingView;
  const bars = tradingViewLower(view, settings) === '1m' ? (one ?? NO_BARS) : five;
  return { ...bars, sources: 'e'.repeat(bars.delta.length) };
}

const NO_BARS = { delta: [], low: [], high: [] };

/** The second track is estimated. */
function sumSeries(tracks: readonly Track[], { form }: CvdSettings): ChartSeries[] {
  const label = i18n.t(form === 'delta' ? 'flow_chart.delta' : 'signal.cvd');
  const common = { role: 'accent', scale: 'left', format: signed } as const;
  return tracks.flatMap((track, i): ChartSeries[] => {
    const isEstimated = i > 0;
    if (form === 'line') {
      const line = isEstimated ? estimatedLine(label) : ({ label, kind: 'line', sparse: true } as const);
      return [{ ...common, ...line, values: track.close }];
    }
    const { open, close, low, high } = form === 'delta' ? fromZero(track) : summed(track);
    const name = isEstimated ? estimatedLabel(label) : label;
    return [
      {
        ...common,
        label: name,
        values: close,
        kind: 'candles',
        candles: { open, low, high, estimated: isEstimated },
        sparse: true,
      },
      { ...common, label: i18n.t('flow_chart.low'), values: low, kind: 'unseen', sparse: true },
      { ...common, label: i18n.t('flow_chart.high'), values: high, kind: 'unseen', sparse: true },
    ];
  });
}

function estimatedLabel(label: string): string {
  return i18n.t('flow_chart.estimated_label', [label]);
}

function estimatedLine(label: string) {
  return { label: estimatedLabel(label), kind: 'line', dash: ESTIMATED, sparse: true } as const;
}

/** How far each bar's own delta went. */
function fromZero({ delta, low, high }: Track): Record<'open' | 'close' | 'low' | 'high', Values> {
  return { open: delta.map((value) => value && 0), close: delta, low, high };
}

/** How far the sum went within each bar. */
function summed({ open, close, low, high }: Track): Record<'open' | 'close' | 'low' | 'high', Values> {
  const from = (extreme: Values): Values =>
    open.map((value, i) => (value === null ? null : value + (extreme[i] ?? 0)));
  return { open, close, low: from(low), high: from(high) };
}

function venueLines(
  view: OrderFlowView,
  track: (sent: SentBars, kind: 'measured' | 'estimated') => Track,
): ChartSeries[] {
  const tracks = view.venues.map((one) => ({
    measured: track(one, 'measured').close,
    estimated: track(one, 'estimated').close,
  }));
  const ends = tracks.map(({ measured, estimated }) => Math.max(lastOf(measured), lastOf(estimated)));
  const end = Math.max(...ends);
  return view.venues.flatMap((venue, i): ChartSeries[] => {
    const { measured, estimated } = tracks[i]!;
    const common = { role: VENUE_ROLES[i % VENUE_ROLES.length]!, scale: 'left', format: signed } as const;
    const label = flowContractName(venue, view.venues);
    const dash = i < VENUE_ROLES.length ? {} : { dash: [8, 3] };
    return [
      { ...common, ...dash, label, values: still(measured, end), kind: 'line', sparse: true },
      { ...common, ...estimatedLine(label), values: estimated },
    ];
  });
}

function spotLines(view: OrderFlowView, track: (sent: SentBars, kind: 'measured') => Track): ChartSeries[] {
  return view.spot.map((one, i) => ({
    label: i18n.t('flow_chart.spot', [flowContractName(one, view.spot)]),
    values: track(one, 'measured').close,
    kind: 'line',
    role: VENUE_ROLES[(i + 1) % VENUE_ROLES.length]!,
    scale: 'left',
    format: signed,
    sparse: true,
  }));
}

/** A venue that dropped out stands still at its last value, up to where the others are. */
function still(values: Values, end: number): Values {
  const last = lastOf(values);
  return last < 0 ? values : values.map((value, i) => (i > last && i <= end ? values[last]! : value));
}

function lastOf(values: readonly (number | null)[]): number {
  return values.findLastIndex((value) => value !== null);
}

/** At bars that were first shown with another delta: the delta that was. */
function corrections(
  view: OrderFlowView,
  { bar, lines }: CvdSettings,
  times: readonly number[],
): ChartSeries[] {
  const shown = lines === 'venues' ? view.corrections : view.sum.corrections;
  if (shown.length === 0) return [];
  const length = bar * MINUTE;
  const values = times.map((time) => {
    const within = shown.filter((one) => one.time >= time && one.time < time + length);
    return within.length === 0 ? null : within.reduce((sum, { before, after }) => sum + after - before, 0);
  });
  const label = i18n.t('flow_chart.corrected_by');
  return [{ label, values, kind: 'marks', role: 'warn', scale: 'left', format: signed, sparse: true }];
}

function price(view: OrderFlowView, times: readonly number[], bar: CvdSettings['bar']): ChartSeries {
  const parts = (bar * MINUTE) / view.interval;
  const values = times.map((time) => view.closes[(time - view.from) / view.interval + parts - 1] ?? null);
  const label = i18n.t('chart.price');
  return { label, values, kind: 'line', role: 'soft', scale: 'right', format: formatRoughPrice };
}

function within(series: ChartSeries, from: number, end: number): ChartSeries {
  const { candles } = series;
  const part = <Value>(values: readonly Value[]): readonly Value[] => values.slice(from, end);
  return {
    ...series,
    values: part(series.values),
    ...(candles && {
      candles: { ...candles, open: part(candles.open), low: part(candles.low), high: part(candles.high) },
    }),
  };
}
