import type { RiskView } from '../../lib/protocol/risk';
import { SEVERITIES } from '../../lib/risk/risk-reading';
import { i18n, keyOf } from '../words';
import { SeverityIcon } from './severity-mark';

function graver(a: RiskView, b: RiskView): RiskView {
  return SEVERITIES.indexOf(b.severity) < SEVERITIES.indexOf(a.severity) ? b : a;
}

function shortText({ severity, findings }: RiskView): string {
  const [gravest] = findings;
  if (severity === 'unknown' || !gravest) return i18n.t(`risk.severity.${severity}`);
  return i18n.t(`risk.short.${keyOf(gravest.kind)}`);
}

/** The gravest of the user's positions in the coin on show, in a line; nothing where there is none. */
export function RiskLine({ risk = [] }: { readonly risk: readonly RiskView[] | undefined }) {
  const [first, ...others] = risk;
  if (!first) return null;
  const gravest = others.reduce(graver, first);
  const { side, planned, severity } = gravest;
  return (
    <p class="risk-line" data-severity={severity}>
      <SeverityIcon severity={severity} />
      <span>{i18n.t(`risk.${planned ? 'planned' : 'your'}_${side}`, [shortText(gravest)])}</span>
    </p>
  );
}
