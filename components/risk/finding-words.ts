/** A finding in a sentence or two: what was found, with its numbers, and what may be done. */
import type { RiskFindingView, RiskView } from '../../lib/protocol/risk';
import type { SignalView } from '../../lib/protocol/snapshot';
import { formatPercent, formatRoughPrice, formatSpan, formatUsd } from '../format';
import { i18n, keyOf } from '../words';

type Kind = RiskFindingView['kind'];

/** Findings that are no band's, and what they are followed by. */
const ADVICE: Partial<Record<Kind, 'nearer' | 'more_room' | 'tighten' | 'check_venue' | 'remove_filled'>> = {
  'liquidation-passed': 'check_venue',
  'stop-past-liquidation': 'nearer',
  'liquidation-in-reach': 'more_room',
  'stop-passed': 'remove_filled',
  'flow-against': 'tighten',
};

export function findingText(
  finding: RiskFindingView,
  { planned }: Pick<RiskView, 'planned'>,
  flow: SignalView | undefined,
): string {
  const { kind, at, reach } = finding;
  const own = at === undefined ? '' : formatRoughPrice(at);
  const subject = kind === 'flow-against' ? flowText(flow) : bandText(finding, planned);
  return [
    i18n.t(`risk.finding.${keyOf(kind)}`, [subject, own]),
    reach !== undefined && reach > 0 && i18n.t('risk.carried', [formatRoughPrice(reach)]),
    advice(finding),
  ]
    .filter((part) => typeof part === 'string')
    .join(' ');
}

/** `58,100 – 58,600, ≈ $4.2M, 3.1% away` */
function bandText({ band, away = 0 }: RiskFindingView, planned: boolean): string {
  if (!band) return '';
  const range = `${formatRoughPrice(band.low)} – ${formatRoughPrice(band.high)}`;
  const where = planned ? 'from_plan' : 'away';
  const distance = away > 0 ? i18n.t(`risk.${where}`, [formatPercent(away)]) : i18n.t(`risk.${where}_none`);
  return `${range}, ≈ ${formatUsd(band.usd)}, ${distance}`;
}

function flowText(flow: SignalView | undefined): string {
  if (!flow) return '';
  const reading = i18n.t(`reading.${keyOf(flow.reading)}`);
  return flow.window === undefined
    ? reading
    : `${reading}, ${i18n.t('panel.window', [formatSpan(flow.window)])}`;
}

function advice({ kind, clear }: RiskFindingView): string | false {
  const fixed = ADVICE[kind];
  if (fixed) return i18n.t(`risk.advice.${fixed}`);
  if (kind !== 'liquidation-in-band' && kind !== 'stop-in-band') return false;
  if (clear === undefined || clear <= 0) return i18n.t('risk.advice.reduce');
  const price = formatRoughPrice(clear);
  return i18n.t(kind === 'stop-in-band' ? 'risk.advice.move_stop' : 'risk.advice.move_liquidation', [price]);
}
