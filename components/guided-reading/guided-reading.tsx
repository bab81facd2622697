import type { GlanceSnapshot } from '../../lib/protocol/snapshot';
import { i18n } from '../words';
import './guided-reading.css';
import { guidedSteps } from './steps';

interface GuidedReadingProps {
  readonly snapshot: GlanceSnapshot;
  /** Unfolded until somebody folds it. */
  readonly open: boolean;
}

/** How to read the map, step by step, with today's values. */
export function GuidedReading({ snapshot, open }: GuidedReadingProps) {
  return (
    <details class="guided fold section" open={open}>
      <summary>
        <h2>{i18n.t('reading_guide.title')}</h2>
      </summary>
      <ol>
        {guidedSteps(snapshot).map(({ title, text }) => (
          <li key={title}>
            <b>{title}</b>
            <p class="soft">{text}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}
