import { useEffect, useState } from 'preact/hooks';

import { type UnixMs, unixMs } from '../../lib/core/units';
import type { PanelSnapshot } from '../../lib/protocol/snapshot';
import type { Replay } from '../../lib/view-state/view-state';
import { formatMoment, formatPercent } from '../format';
import { i18n } from '../words';
import './replay-bar.css';

interface ReplayBarProps {
  /** The present. */
  readonly snapshot: Pick<PanelSnapshot, 'heatmap' | 'price'>;
  readonly replay: Replay | undefined;
  readonly onReplay: (at: UnixMs | undefined) => void;
}

/** A slider is let come to rest before the worker is asked. */
const REST = 150;
const FAR = 12;

/** Steps through what was known at earlier times, a column of the heatmap at a time. */
export function ReplayBar({ snapshot, replay, onReplay }: ReplayBarProps) {
  const { heatmap } = snapshot;
  const newest = heatmap?.columnTimes.at(-1);
  if (!heatmap || newest === undefined) return null;
  if (!replay) {
    const back = unixMs(newest - heatmap.columnDuration);
    return (
      <div class="replay">
        <button type="button" class="button-quiet" onClick={() => onReplay(back)}>
          <span aria-hidden="true">« </span>
          {i18n.t('replay.open')}
        </button>
      </div>
    );
  }
  return (
    <section class="replay" aria-label={i18n.t('replay.label')} aria-busy={replay.pending}>
      <p class="replay-head">
        <span role="status">{i18n.t('replay.at', [formatMoment(replay.at)])}</span>
        <button type="button" class="button-quiet" onClick={() => onReplay(undefined)}>
          {i18n.t('replay.close')}
        </button>
      </p>
      <Steps
        at={replay.at}
        oldest={heatmap.columnTimes[0]!}
        newest={newest}
        step={heatmap.columnDuration}
        onReplay={onReplay}
      />
      <p class="small soft">{sinceThen(replay, snapshot.price)}</p>
    </section>
  );
}

function sinceThen({ past, pending }: Replay, price: number | undefined): string {
  if (!past) return pending ? i18n.t('replay.computing') : i18n.t('replay.nothing');
  const known = i18n.t('replay.known');
  if (past.price === undefined || price === undefined) return known;
  const moved = formatPercent((price / past.price - 1) * 100, 2, true);
  return `${i18n.t('replay.moved', [moved])} ${known}`;
}

interface StepsProps {
  readonly at: number;
  readonly oldest: number;
  readonly newest: number;
  readonly step: number;
  readonly onReplay: (at: UnixMs) => void;
}

function Steps({ at, oldest, newest, step, onReplay }: StepsProps) {
  const [pointed, setPointed] = useState(at);
  useEffect(() => setPointed(at), [at]);
  useEffect(() => {
    if (pointed === at) return undefined;
    const timer = setTimeout(() => onReplay(unixMs(pointed)), REST);
    return () => clearTimeout(timer);
  }, [pointed]);
  const go = (steps: number): void => setPointed(Math.min(newest, Math.max(oldest, pointed + steps * step)));
  const button = (steps: number, sign: string, name: string) => (
    <button
      type="button"
      class="button-quiet"
      aria-label={name}
      disabled={steps < 0 ? pointed <= oldest : pointed >= newest}
      onClick={() => go(steps)}
    >
      {sign}
    </button>
  );
  return (
    <div class="replay-steps">
      {button(-FAR, '«', i18n.t('replay.far_back'))}
      {button(-1, '‹', i18n.t('replay.back'))}
      <input
        type="range"
        aria-label={i18n.t('replay.time')}
        aria-valuetext={formatMoment(pointed)}
        min={oldest}
        max={newest}
        step={step}
        value={pointed}
        onInput={({ currentTarget }) => setPointed(currentTarget.valueAsNumber)}
      />
      {button(1, '›', i18n.t('replay.forward'))}
      {button(FAR, '»', i18n.t('replay.far_forward'))}
    </div>
  );
}
