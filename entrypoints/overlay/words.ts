import { i18n } from '#i18n';

import type { TimesUnknown } from '../../lib/chart/chart-times';
import type { CalibratorWords } from '../../lib/overlay/calibrator';
import type { ChipWords } from '../../lib/overlay/chip-text';
import { type NumberWords, numberWords } from '../../lib/overlay/number-words';
import type { BandFlag, ReadoutWords } from '../../lib/overlay/readout';
import type { OwnMark } from '../../lib/overlay/scene';
import type { Silence } from '../../lib/overlay/verdict';
import type { ClusterView, OwnLevelView, Status } from '../../lib/protocol/snapshot';

/** Charted price ÷ perpetual's price: what the units make of it, and the rest, near 1. */
interface Shift {
  readonly units: number;
  readonly ratio: number;
}

export interface OverlayWords {
  readonly chip: ChipWords;
  readonly readout: ReadoutWords;
  readonly calibration: CalibratorWords;
  readonly status: Readonly<Record<Status | 'off', string>>;
  readonly silence: Readonly<Record<Silence, string>>;
  /** Said when bands are painted but what has a time is not, as it is not known where it belongs. */
  readonly noTimes: Readonly<Record<TimesUnknown, string>>;
  /** Said while bands are painted on a scale that the user set. */
  readonly byHand: string;
  ageOf(seconds: number): string;
  /** `Bands from BTCUSDT perpetual, shifted −0.04%`. */
  basis(perpetual: string, shift: Shift): string;
  /** `61,240 – 61,610 · est. $41M`. */
  bandLabel(cluster: ClusterView, tickSize: number): string;
  /** `61,425 +2.1%`, for a band out of view. */
  hint(cluster: ClusterView, tickSize: number): string;
  /** `Your liquidation · 10× long`. */
  ownLevel(level: OwnLevelView, mark: OwnMark): string;
}

function statusWords(): OverlayWords['status'] {
  return {
    live: i18n.t('status.live'),
    partial: i18n.t('status.partial'),
    stale: i18n.t('status.stale'),
    'warming-up': i18n.t('status.warming_up'),
    off: i18n.t('overlay.off'),
  };
}

function silenceWords(): OverlayWords['silence'] {
  return {
    off: i18n.t('overlay.silence.off'),
    'off-here': i18n.t('overlay.silence.off_here'),
    'no-coin': i18n.t('overlay.silence.no_coin'),
    'other-quote': i18n.t('overlay.silence.other_quote'),
    'no-perpetual': i18n.t('overlay.silence.no_perpetual'),
    unsettled: i18n.t('overlay.silence.unsettled'),
    'worker-lost': i18n.t('overlay.silence.worker_lost'),
    refused: i18n.t('overlay.silence.refused'),
    waiting: i18n.t('overlay.silence.waiting'),
    stale: i18n.t('overlay.silence.stale'),
    'no-scale': i18n.t('overlay.silence.no_scale'),
    unverified: i18n.t('overlay.silence.unverified'),
    percent: i18n.t('overlay.silence.percent'),
    indexed: i18n.t('overlay.silence.indexed'),
    inverted: i18n.t('overlay.silence.inverted'),
    unreadable: i18n.t('overlay.silence.unreadable'),
    conflict: i18n.t('overlay.silence.conflict'),
    'price-mismatch': i18n.t('overlay.silence.price_mismatch'),
  };
}

const BUCKET = 0.001; // of the price: what smoothing is counted in

function chipWords({ share, change }: NumberWords): ChipWords {
  return {
    name: i18n.t('overlay.name'),
    fold: i18n.t('overlay.fold'),
    unfold: i18n.t('overlay.unfold'),
    weak: i18n.t('overlay.weak'),
    strong: i18n.t('overlay.strong'),
    shorts: i18n.t('side.short'),
    longs: i18n.t('side.long'),
    accept: i18n.t('overlay.accept'),
    calibrate: i18n.t('overlay.calibrate'),
    layers: i18n.t('overlay.layers'),
    layer: {
      bandsVisible: i18n.t('overlay.layer.bands'),
      heatmapVisible: i18n.t('overlay.layer.heatmap'),
      markersVisible: i18n.t('overlay.layer.divergences'),
      liquidationsVisible: i18n.t('overlay.layer.liquidations'),
      positionVisible: i18n.t('overlay.layer.position'),
    },
    opacity: i18n.t('overlay.opacity'),
    threshold: i18n.t('overlay.threshold'),
    smoothing: i18n.t('overlay.smoothing'),
    colourBlind: i18n.t('overlay.colour_blind'),
    hideHere: i18n.t('overlay.hide_here'),
    hideHereHint: i18n.t('overlay.hide_here_hint'),
    copy: i18n.t('overlay.readout.copy'),
    copied: i18n.t('overlay.readout.copied'),
    notCopied: i18n.t('overlay.readout.not_copied'),
    advice: i18n.t('advice'),
    help: i18n.t('overlay.help'),
    share,
    smoothed: (buckets) => (buckets === 0 ? share(0) : change(buckets * BUCKET, 1).replace('+', '±')),
  };
}

function distanceOf({ side, distancePct }: ClusterView): number {
  return (side === 'short' ? distancePct : -distancePct) / 100;
}

const CLASSES = {
  imminent: 'class.imminent',
  actionable: 'class.actionable',
  'medium-term': 'class.medium_term',
  theoretical: 'class.theoretical',
} as const satisfies Record<ClusterView['class'], string>;

const FLAGS = {
  runaway: 'overshoot.runaway',
  transient: 'flag.transient',
  whipsaw: 'flag.whipsaw',
} as const satisfies Record<BandFlag, string>;

function readoutWords(numbers: NumberWords): ReadoutWords {
  return {
    side: (side) => i18n.t(`side.${side}`),
    range: numbers.range,
    distance: (cluster) => numbers.change(distanceOf(cluster), 2),
    class: (name) => i18n.t(CLASSES[name]),
    size: ({ usd }) => i18n.t('overlay.estimated', [numbers.dollars(usd)]),
    interval: ({ usdLow, usdHigh }) => numbers.dollarRange(usdLow, usdHigh),
    share: numbers.share,
    confidence: (share) => i18n.t('overlay.readout.confidence', [numbers.share(share)]),
    leverages: (tiers) => tiers.map((tier) => `${numbers.plain(tier)}×`).join(', '),
    growth: (fraction) => numbers.change(fraction, 0),
    beyond: numbers.percentRange,
    flag: (flag) => i18n.t(FLAGS[flag]),
    time: numbers.time,
    names: {
      distance: i18n.t('overlay.readout.distance'),
      size: i18n.t('overlay.readout.size'),
      interval: i18n.t('overlay.readout.interval'),
      beyond: i18n.t('overlay.readout.beyond'),
      strength: i18n.t('overlay.readout.strength'),
      tiers: i18n.t('overlay.readout.tiers'),
      venues: i18n.t('overlay.readout.venues'),
      growth: i18n.t('overlay.readout.growth'),
      beware: i18n.t('overlay.readout.beware'),
      asOf: i18n.t('overlay.readout.as_of'),
    },
    advice: i18n.t('advice'),
  };
}

function calibratorWords(): CalibratorWords {
  return {
    name: i18n.t('overlay.calibrator.name'),
    first: i18n.t('overlay.calibrator.first'),
    second: i18n.t('overlay.calibrator.second'),
    price: i18n.t('overlay.calibrator.price'),
    log: i18n.t('overlay.calibrator.log'),
    set: i18n.t('overlay.calibrator.set'),
    cancel: i18n.t('overlay.calibrator.cancel'),
    notAPrice: i18n.t('overlay.calibrator.not_a_price'),
    contradiction: i18n.t('overlay.calibrator.contradiction'),
  };
}

const SHIFT_SEEN = 0.00005; // of the price: less is not worth a word

function basisWords(perpetual: string, { units, ratio }: Shift, { change, plain }: NumberWords): string {
  const factor = units < 1 ? `÷ ${plain(1 / units)}` : `× ${plain(units)}`;
  const shift = ratio - 1;
  return [
    i18n.t('overlay.basis', [perpetual]),
    ...(units === 1 ? [] : [i18n.t('overlay.basis_units', [factor])]),
    ...(Math.abs(shift) < SHIFT_SEEN ? [] : [i18n.t('overlay.basis_shift', [change(shift, 2)])]),
  ].join(', ');
}

function ownLevelWords(level: OwnLevelView, mark: OwnMark, numbers: NumberWords): string {
  const { side, leverage, planned, inBand = [] } = level;
  const what = i18n.t(`overlay.own.${mark === 'entry' ? (planned ? 'planned' : 'opened') : mark}`);
  return [
    i18n.t(`overlay.own_level.${side}`, [what, numbers.plain(leverage)]),
    ...(inBand.some((threatened) => threatened === mark) ? [i18n.t('overlay.own.in_band')] : []),
  ].join(' · ');
}

export function overlayWords(): OverlayWords {
  const numbers = numberWords(i18n.t('language'));
  return {
    chip: chipWords(numbers),
    readout: readoutWords(numbers),
    calibration: calibratorWords(),
    status: statusWords(),
    silence: silenceWords(),
    noTimes: {
      'no-clock': i18n.t('overlay.no_times.no_clock'),
      unread: i18n.t('overlay.no_times.unread'),
      implausible: i18n.t('overlay.no_times.implausible'),
    },
    byHand: i18n.t('overlay.by_hand'),
    ageOf: numbers.age,
    basis: (perpetual, shift) => basisWords(perpetual, shift, numbers),
    hint: (cluster, tickSize) =>
      `${numbers.peak(cluster, tickSize)}  ${numbers.change(distanceOf(cluster), 1)}`,
    bandLabel: (cluster, tickSize) =>
      `${numbers.range(cluster, tickSize)} · ${i18n.t('overlay.estimated', [numbers.dollars(cluster.usd)])}`,
    ownLevel: (level, mark) => ownLevelWords(level, mark, numbers),
  };
}
