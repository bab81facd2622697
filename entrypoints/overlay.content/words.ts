import { i18n } from '#i18n';

import type { TimesUnknown } from '../../lib/chart/chart-times';
import type { ChipWords } from '../../lib/overlay/legend-chip';
import type { Silence } from '../../lib/overlay/verdict';
import type { ClusterView, Status } from '../../lib/protocol/snapshot';

export interface OverlayWords {
  readonly chip: ChipWords;
  readonly status: Readonly<Record<Status | 'off', string>>;
  readonly silence: Readonly<Record<Silence, string>>;
  /** Said when bands are painted but markers are not, as it is not known where they belong. */
  readonly noMarkers: Readonly<Record<TimesUnknown, string>>;
  ageOf(seconds: number): string;
  /** `61,240 – 61,610 · est. $41M`. */
  bandLabel(cluster: ClusterView, tickSize: number): string;
  /** `61,425 +2.1%`, for a band out of view. */
  hint(cluster: ClusterView, tickSize: number): string;
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
    'not-perpetual': i18n.t('overlay.silence.not_perpetual'),
    unsettled: i18n.t('overlay.silence.unsettled'),
    'worker-lost': i18n.t('overlay.silence.worker_lost'),
    refused: i18n.t('overlay.silence.refused'),
    waiting: i18n.t('overlay.silence.waiting'),
    stale: i18n.t('overlay.silence.stale'),
    'no-scale': i18n.t('overlay.silence.no_scale'),
    unverified: i18n.t('overlay.silence.unverified'),
    percent: i18n.t('overlay.silence.percent'),
    inverted: i18n.t('overlay.silence.inverted'),
    unreadable: i18n.t('overlay.silence.unreadable'),
  };
}

function chipWords(): ChipWords {
  return {
    name: i18n.t('overlay.name'),
    fold: i18n.t('overlay.fold'),
    unfold: i18n.t('overlay.unfold'),
    weak: i18n.t('overlay.weak'),
    strong: i18n.t('overlay.strong'),
    shorts: i18n.t('side.short'),
    longs: i18n.t('side.long'),
    advice: i18n.t('advice'),
  };
}

/** Digits after the point that a band's width is worth, no more than the market's tick has. */
function decimalsOf({ high, low }: ClusterView, tickSize: number): number {
  const width = Math.max(high - low, tickSize);
  return Math.min(
    Math.max(0, Math.ceil(-Math.log10(tickSize))),
    Math.max(0, Math.ceil(1 - Math.log10(width))),
  );
}

/** Making a formatter costs more than painting a band: each is made once. */
function memoised<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key)!;
  };
}

export function overlayWords(): OverlayWords {
  const language = i18n.t('language');
  const price = memoised(
    (digits: number) =>
      new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  const age = memoised(
    (unit: 'second' | 'minute') =>
      new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'narrow' }),
  );
  const dollars = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'USD',
    notation: 'compact',
    maximumSignificantDigits: 3,
  });
  const percent = new Intl.NumberFormat(language, {
    style: 'percent',
    signDisplay: 'always',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return {
    chip: chipWords(),
    status: statusWords(),
    silence: silenceWords(),
    noMarkers: {
      'no-clock': i18n.t('overlay.no_markers.no_clock'),
      unread: i18n.t('overlay.no_markers.unread'),
      implausible: i18n.t('overlay.no_markers.implausible'),
    },
    ageOf: (seconds) =>
      seconds < 60 ? age('second').format(seconds) : age('minute').format(Math.floor(seconds / 60)),
    hint: (cluster, tickSize) => {
      const away = (cluster.side === 'short' ? cluster.distancePct : -cluster.distancePct) / 100;
      return `${price(decimalsOf(cluster, tickSize)).format(cluster.peak)}  ${percent.format(away).replace('-', '−')}`;
    },
    bandLabel: (cluster, tickSize) => {
      const format = price(decimalsOf(cluster, tickSize));
      const range = `${format.format(cluster.low)} – ${format.format(cluster.high)}`;
      return `${range} · ${i18n.t('overlay.estimated', [dollars.format(cluster.usd)])}`;
    },
  };
}
