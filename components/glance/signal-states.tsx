import type { SignalView } from '../../lib/protocol/snapshot';
import { arrowOf } from '../reading-arrow';
import { i18n, keyOf, missingWord } from '../words';
import './signal-states.css';

/** The four signals as one reading each. */
export function SignalStates({ signals }: { readonly signals: readonly SignalView[] }) {
  return (
    <dl class="states">
      {signals.map(({ signal, reading, missing }) => (
        <div key={signal}>
          <dt>{i18n.t(`signal.${keyOf(signal)}`)}</dt>
          <dd class={reading === 'unknown' ? 'soft' : ''}>
            {reading === 'unknown' && missing ? missingWord(missing) : i18n.t(`reading.${keyOf(reading)}`)}{' '}
            <span aria-hidden="true">{arrowOf(reading)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
