import { HOUR } from '../../lib/core/time';
import { formatSpan } from '../format';
import { i18n } from '../words';

const SPANS = [HOUR, 8 * HOUR] as const;

interface SnoozeProps {
  /** Whose silence it is, for readers that do not see where the buttons stand. */
  readonly of: string;
  readonly silent: boolean;
  /** 0 ends it. */
  readonly onSnooze: (span: number) => void;
}

/** Silence for a while, or the end of it. */
export function Snooze({ of, silent, onSnooze }: SnoozeProps) {
  if (silent)
    return (
      <button
        type="button"
        class="button-quiet"
        aria-label={i18n.t('alerts.snooze_end_named', [of])}
        onClick={() => onSnooze(0)}
      >
        {i18n.t('alerts.snooze_end')}
      </button>
    );
  return (
    <>
      {SPANS.map((span) => (
        <button
          key={span}
          type="button"
          class="button-quiet"
          aria-label={i18n.t('alerts.snooze_named', [formatSpan(span), of])}
          onClick={() => onSnooze(span)}
        >
          {formatSpan(span)}
        </button>
      ))}
    </>
  );
}
