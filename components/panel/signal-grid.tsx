import type { SignalView } from '../../lib/protocol/snapshot';
import { ageAt } from '../../lib/view-state/shown-status';
import { formatSpan } from '../format';
import { arrowOf } from '../reading-arrow';
import { Sparkline } from '../sparkline';
import { i18n, keyOf, missingWord } from '../words';
import './signal-grid.css';
import { signalValue } from './signal-value';

interface SignalCardProps {
  readonly view: SignalView;
  readonly now: number;
}

/** One signal: what it reads, the value behind it, where the reading changes, over what, and how old it is. */
function SignalCard({ view, now }: SignalCardProps) {
  const { signal, reading, value, unit, threshold, asOf, window, spark, missing } = view;
  return (
    <li class="signal">
      <h3>{i18n.t(`signal.${keyOf(signal)}`)}</h3>
      <p class="signal-reading">
        {i18n.t(`reading.${keyOf(reading)}`)} <span aria-hidden="true">{arrowOf(reading)}</span>
      </p>
      <p class="small">
        {value === undefined ? missingWord(missing ?? 'no-data') : signalValue(value, unit)}
        {value !== undefined && threshold !== undefined && (
          <span class="faint"> {i18n.t('panel.threshold', [signalValue(threshold, unit)])}</span>
        )}
      </p>
      <Sparkline values={spark} />
      <p class="signal-foot small faint">
        <span>{window !== undefined && i18n.t('panel.window', [formatSpan(window)])}</span>
        <span>{asOf !== undefined && i18n.t('ago', [formatSpan(ageAt(asOf, now))])}</span>
      </p>
      <p class="small faint signal-hint">{i18n.t(`signal_hint.${keyOf(signal)}`)}</p>
    </li>
  );
}

interface SignalGridProps {
  readonly signals: readonly SignalView[];
  readonly now: number;
}

export function SignalGrid({ signals, now }: SignalGridProps) {
  return (
    <ul class="signals">
      {signals.map((view) => (
        <SignalCard key={view.signal} view={view} now={now} />
      ))}
    </ul>
  );
}
