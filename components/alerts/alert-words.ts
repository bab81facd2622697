/** An alert as a notification and the panel's list say it: a line of its own, and what there is to add. */
import type { AlertEvent, BandEvent, BriefEvent, FundingEvent, NearBand } from '../../lib/alerts/event';
import type { AlertRecord } from '../../lib/alerts/record';
import { formatClock, formatPercent, formatRoughPrice, formatUsdRange } from '../format';
import { i18n } from '../words';
import { stateWord } from './state-word';

export interface AlertText {
  readonly title: string;
  readonly body: string;
}

export function alertText({ coin, event }: Pick<AlertRecord, 'coin' | 'event'>): AlertText {
  return { title: title(coin, event), body: body(event) };
}

/** Several that were held back, as one. */
export function alertTexts(records: readonly AlertRecord[]): AlertText {
  const [first] = records;
  if (first && records.length === 1) return alertText(first);
  return {
    title: i18n.t('alerts.text.quiet', [`${records.length}`]),
    body: records.map((record) => `${formatClock(record.at)} ${alertText(record).title}`).join('\n'),
  };
}

function title(coin: string, event: AlertEvent): string {
  switch (event.kind) {
    case 'band':
      return bandTitle(coin, event);
    case 'grid-state':
      return i18n.t('alerts.text.state', [coin, stateWord(event.state, event.toward)]);
    case 'divergence':
      return i18n.t(`alerts.text.${divergenceKey(event.divergence)}`, [coin]);
    case 'funding':
      return i18n.t('alerts.text.funding', [coin, formatPercent(event.eightHourPct, 3, true)]);
    case 'open-interest':
      return i18n.t('alerts.text.interest', [coin, formatPercent(event.changePct, 1, true)]);
    case 'own-risk':
      return i18n.t(`alerts.text.risk_${event.side}`, [coin]);
    case 'brief':
      return i18n.t('alerts.text.brief', [coin, formatRoughPrice(event.price)]);
    case 'test':
      return i18n.t('alerts.test_title');
  }
}

function body(event: AlertEvent): string {
  switch (event.kind) {
    case 'band': {
      const { side, low, high, usdLow, usdHigh } = event;
      const usd = formatUsdRange(usdLow, usdHigh);
      return i18n.t(`alerts.text.band_body_${side}`, [formatRoughPrice(low), formatRoughPrice(high), usd]);
    }
    case 'grid-state':
      return i18n.t('alerts.text.state_body');
    case 'divergence':
      return i18n.t('alerts.text.divergence_body');
    case 'funding':
      return fundingBody(event);
    case 'open-interest':
      return i18n.t(`alerts.text.interest_${event.changePct >= 0 ? 'up' : 'down'}`);
    case 'own-risk':
      return i18n.t(`alerts.text.risk_body${event.reason === 'liquidation-in-band' ? '_in_band' : ''}`);
    case 'brief':
      return briefBody(event);
    case 'test':
      return i18n.t('alerts.test_text');
  }
}

function bandTitle(coin: string, { side, distancePct }: BandEvent): string {
  if (distancePct === 0) return i18n.t('alerts.text.band_inside', [coin]);
  const place = side === 'short' ? 'above' : 'below';
  return i18n.t(`alerts.text.band_${place}`, [coin, formatPercent(distancePct, 2)]);
}

type DivergenceKey = 'regular_bullish' | 'regular_bearish' | 'hidden_bullish' | 'hidden_bearish';

function divergenceKey(kind: string): DivergenceKey {
  return kind.replace('-', '_') as DivergenceKey;
}

function fundingBody({ payer, persistent }: FundingEvent): string {
  return i18n.t(persistent ? `alerts.text.funding_${payer}_days` : `alerts.text.funding_${payer}`);
}

function briefBody(brief: BriefEvent): string {
  const { above, below, asymmetry, states, fundingPct, openInterestPct } = brief;
  const lines = [
    above && i18n.t('alerts.text.brief_above', nearWords(above, above.low)),
    below && i18n.t('alerts.text.brief_below', nearWords(below, below.high)),
    asymmetry !== undefined && i18n.t(`alerts.text.brief_${balanceOf(asymmetry)}`),
    states &&
      states.length > 0 &&
      i18n.t('alerts.text.brief_states', [states.map((name) => stateWord(name)).join(', ')]),
    fundingPct !== undefined && i18n.t('alerts.text.brief_funding', [formatPercent(fundingPct, 3, true)]),
    openInterestPct !== undefined &&
      i18n.t('alerts.text.brief_interest', [formatPercent(openInterestPct, 1, true)]),
  ];
  return lines.filter((line) => typeof line === 'string').join('\n');
}

function nearWords({ distancePct, usdLow, usdHigh }: NearBand, edge: number): [string, string, string] {
  return [formatRoughPrice(edge), formatPercent(distancePct, 2), formatUsdRange(usdLow, usdHigh)];
}

/** As the panel's bar has it: half as much again on one side. */
const TILTED = Math.log(1.5);

function balanceOf(asymmetry: number): 'more_above' | 'more_below' | 'balanced' {
  if (Math.abs(asymmetry) < TILTED) return 'balanced';
  return asymmetry > 0 ? 'more_above' : 'more_below';
}
