import type { Status } from '../lib/protocol/snapshot';
import './status-pill.css';
import { i18n, keyOf } from './words';

/** A shape for each status, so that none rests on its colour: full, half, crossed out, turning. */
const SHAPES: Record<Status, string> = {
  live: 'M4 0a4 4 0 1 1 0 8a4 4 0 0 1 0-8z',
  partial: 'M4 .5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7M3.2 1v6M1.8 2v4',
  stale: 'M.5 .5l7 7M7.5 .5l-7 7',
  'warming-up': 'M4 .5a3.5 3.5 0 1 1-3.5 3.5',
};

export function StatusPill({ status }: { readonly status: Status }) {
  return (
    <span class="status" data-status={status} role="status">
      <svg viewBox="0 0 8 8" aria-hidden="true">
        <path
          d={SHAPES[status]}
          fill={status === 'live' ? 'currentColor' : 'none'}
          stroke={status === 'live' ? 'none' : 'currentColor'}
          stroke-width="1.6"
        />
      </svg>
      {i18n.t(`status.${keyOf(status)}`)}
    </span>
  );
}
