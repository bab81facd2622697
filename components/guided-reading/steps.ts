/** The five steps in which the map is read, each in a sentence with today's values; what is not known is said to be so. */
import { HOUR, DAY, LOOKBACKS } from '../../lib/core/time';
import type { ClusterView, GlanceSnapshot, SignalView } from '../../lib/protocol/snapshot';
import { formatNumber, formatPercent, formatRoughPrice, formatShare, formatSpan, formatUsd } from '../format';
import { type Direction, nearestCluster } from '../glance/nearest-cluster';
import { i18n, keyOf } from '../words';

const STEPS = ['nearest', 'distance', 'asymmetry', 'open_interest', 'timeframe'] as const;

export interface Step {
  readonly title: string;
  readonly text: string;
}

/** A band with half the strength of the strongest stands out on the map. */
const BRIGHT = 0.5;
/** ln of how many times as much one side must have to outweigh the other. */
const OUTWEIGHS = Math.log(1.5);
/** Distances whose ratio is less are about the same. */
const NEARER = 1.25;

export function guidedSteps(snapshot: GlanceSnapshot): Step[] {
  const texts: Record<(typeof STEPS)[number], string | undefined> = {
    nearest: nearest(snapshot),
    distance: distance(snapshot),
    asymmetry: asymmetry(snapshot.asymmetry),
    open_interest: interest(snapshot.signals.find(({ signal }) => signal === 'open-interest')),
    timeframe: timeframe(snapshot.lookback),
  };
  return STEPS.map((step) => ({
    title: i18n.t(`reading_guide.${step}`),
    text: texts[step] ?? i18n.t('reading_guide.unknown'),
  }));
}

/** The nearest bright band, or where none is bright the nearest. */
function brightest(clusters: readonly ClusterView[], direction: Direction): ClusterView | undefined {
  const bright = clusters.filter(({ strength }) => strength >= BRIGHT);
  return nearestCluster(bright, direction) ?? nearestCluster(clusters, direction);
}

function nearest({ asOf, clusters }: GlanceSnapshot): string | undefined {
  if (asOf === undefined) return undefined;
  const said = (band: ClusterView | undefined): string =>
    band
      ? i18n.t('reading_guide.band', [
          formatRoughPrice(band.low),
          formatRoughPrice(band.high),
          formatUsd(band.usd),
          formatShare(band.strength),
        ])
      : i18n.t('reading_guide.none');
  return i18n.t('reading_guide.both', [
    said(brightest(clusters, 'above')),
    said(brightest(clusters, 'below')),
  ]);
}

function distance({ asOf, clusters }: GlanceSnapshot): string | undefined {
  if (asOf === undefined) return undefined;
  const [above, below] = [brightest(clusters, 'above'), brightest(clusters, 'below')];
  const [up, down] = [above, below].map((band) =>
    band ? ([formatPercent(band.distancePct, 2), i18n.t(`class.${keyOf(band.class)}`)] as const) : undefined,
  );
  if (up && down)
    return `${i18n.t('reading_guide.distance_both', [...up, ...down])} ${comparison(above!, below!)}`;
  if (up) return i18n.t('reading_guide.distance_above', [...up]);
  return down ? i18n.t('reading_guide.distance_below', [...down]) : i18n.t('reading_guide.distance_none');
}

function comparison({ distancePct: up }: ClusterView, { distancePct: down }: ClusterView): string {
  if (Math.max(up, down) < NEARER * Math.min(up, down)) return i18n.t('reading_guide.equal');
  return i18n.t(up < down ? 'reading_guide.nearer_above' : 'reading_guide.nearer_below');
}

function asymmetry(value: number | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (Math.abs(value) < OUTWEIGHS) return i18n.t('reading_guide.asymmetry_even');
  const times = formatNumber(Math.exp(Math.abs(value)));
  return i18n.t(value > 0 ? 'reading_guide.asymmetry_above' : 'reading_guide.asymmetry_below', [times]);
}

function interest(signal: SignalView | undefined): string | undefined {
  if (signal?.value === undefined || signal.window === undefined) return undefined;
  const { reading, value, window } = signal;
  const change = (reading === 'building' || reading === 'unwinding') && reading;
  if (!change)
    return i18n.t('reading_guide.interest_steady', [formatPercent(value, 1, true), formatSpan(window)]);
  return i18n.t(`reading_guide.interest_${change}`, [formatPercent(Math.abs(value)), formatSpan(window)]);
}

/** Whom the lookback suits: a scalper 12 to 24 hours, a swing trader 7 to 30 days. */
function timeframe(lookback: GlanceSnapshot['lookback']): string {
  const span = LOOKBACKS[lookback];
  const suits = span <= 24 * HOUR ? 'scalper' : span < 7 * DAY ? 'day' : span <= 30 * DAY ? 'swing' : 'long';
  return i18n.t(`reading_guide.suits.${suits}`, [i18n.t(`lookback.${lookback}`)]);
}
