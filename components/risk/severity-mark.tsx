import type { RiskView } from '../../lib/protocol/risk';
import { i18n } from '../words';
import './risk.css';

type Severity = RiskView['severity'];

/** Each its own shape, so that none rests on its colour: octagon, triangle, open circle, circle, circle. */
const SHAPES: Record<Severity, string> = {
  red: 'M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2zM8 4.4v4.2M8 11v.4',
  amber: 'M8 1.8 15 14H1zM8 6v4M8 11.7v.4',
  unknown: 'M8 1.5a6.5 6.5 0 1 0 .01 0M6 6.4a2 2 0 1 1 2.6 1.9q-.6.3-.6 1.1M8 11.5v.4',
  info: 'M8 1.5a6.5 6.5 0 1 0 .01 0M8 7.4v4M8 4.6v.4',
  clear: 'M8 1.5a6.5 6.5 0 1 0 .01 0M5 8.2l2.2 2.2L11 6',
};

/** How grave it is, as a shape and a colour; the word beside it says the same. */
export function SeverityIcon({ severity }: { readonly severity: Severity }) {
  return (
    <svg class="severity-icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={SHAPES[severity]} />
    </svg>
  );
}

export function SeverityMark({ severity }: { readonly severity: Severity }) {
  return (
    <p class="severity" data-severity={severity}>
      <SeverityIcon severity={severity} />
      {i18n.t(`risk.severity.${severity}`)}
    </p>
  );
}
