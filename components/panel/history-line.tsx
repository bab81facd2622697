import { LOOKBACKS, DAY } from '../../lib/core/time';
import type { HistoryView } from '../../lib/protocol/history';
import { formatDate, formatMoment, formatShare, formatSpan } from '../format';
import { i18n } from '../words';
import './history-line.css';

interface HistoryLineProps {
  readonly history: HistoryView;
  readonly onLoad: (on: boolean) => void;
}

const SOON = 10_000;
const MINUTE = 60_000;

/** No finer than it can be told: to five seconds, or to a minute. */
function leftWords(left: number): string {
  if (left < SOON) return i18n.t('history.left_soon');
  const step = left < MINUTE ? 5_000 : MINUTE;
  return i18n.t('history.left', [formatSpan(Math.ceil(left / step) * step)]);
}

/** What is not all there is never said to be. */
export function loadedShare(share: number): string {
  return formatShare(Math.floor(share * 100) / 100);
}

function loadingWords({ lookback, share, left }: HistoryView): string {
  const loading = i18n.t('history.loading', [i18n.t(`history.span.${lookback}`), loadedShare(share)]);
  return left === undefined ? loading : `${loading} · ${leftWords(left)}`;
}

function stoppedWords({ lookback, reaches }: HistoryView): string {
  if (reaches === undefined) return i18n.t('reason.history_stopped');
  const format = LOOKBACKS[lookback] > 7 * DAY ? formatDate : formatMoment;
  return i18n.t('history.stopped', [format(reaches)]);
}

/** How far the lookback's history has come while it loads, and the button that stops it or goes on. */
export function HistoryLine({ history, onLoad }: HistoryLineProps) {
  const { state, share } = history;
  if (state === 'complete') return null;
  const isLoading = state === 'loading';
  const words = isLoading ? loadingWords(history) : stoppedWords(history);
  return (
    <div class="history" data-state={state}>
      <span class="small soft">{words}</span>
      <button type="button" class="button-quiet" onClick={() => onLoad(!isLoading)}>
        {i18n.t(isLoading ? 'history.stop' : 'history.resume')}
      </button>
      <div
        class="history-bar"
        role="progressbar"
        aria-label={i18n.t('history.label')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(share * 100)}
        aria-valuetext={words}
      >
        <span style={{ inlineSize: `${share * 100}%` }} />
      </div>
    </div>
  );
}
