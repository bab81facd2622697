import type { RiskView } from '../../lib/protocol/risk';
import type { SignalView } from '../../lib/protocol/snapshot';
import { severityOf } from '../../lib/risk/finding';
import { i18n, keyOf } from '../words';
import { findingText } from './finding-words';
import { SeverityIcon } from './severity-mark';

interface FindingListProps {
  readonly risk: RiskView;
  readonly flow: SignalView | undefined;
}

/** Why a position has its severity, and what could not be looked at. */
export function FindingList({ risk, flow }: FindingListProps) {
  const { findings, unknown } = risk;
  if (findings.length + unknown.length === 0) return null;
  return (
    <ul class="findings">
      {findings.map((finding) => {
        const severity = severityOf(finding.kind);
        return (
          <li key={`${finding.kind}${finding.band?.low}`} data-severity={severity}>
            <SeverityIcon severity={severity} />
            <span>
              <span class="unseen">
                {severity === 'info' ? i18n.t('risk.mention') : i18n.t(`risk.severity.${severity}`)}:{' '}
              </span>
              {findingText(finding, risk, flow)}
            </span>
          </li>
        );
      })}
      {unknown.map((what) => (
        <li key={what} data-severity="unknown">
          <SeverityIcon severity="unknown" />
          <span class="soft">{i18n.t(`risk.unknown.${keyOf(what)}`)}</span>
        </li>
      ))}
    </ul>
  );
}
