/** A rule as one sentence, which names it everywhere. */
import type { AlertCondition, AlertRule, BandCondition, DivergenceCondition } from '../../lib/alerts/rule';
import { formatNumber, formatPercent, formatShare, formatUsd } from '../format';
import { i18n } from '../words';
import { stateWord } from './state-word';

export function ruleWords({ coin, condition }: Pick<AlertRule, 'coin' | 'condition'>): string {
  switch (condition.kind) {
    case 'band':
      return bandWords(coin, condition);
    case 'grid-state':
      return i18n.t('alerts.rule_state', [coin, stateWords(condition)]);
    case 'divergence':
      return divergenceWords(coin, condition);
    case 'funding':
      return fundingWords(coin, condition);
    case 'open-interest': {
      const { changePct, direction } = condition;
      return i18n.t('alerts.rule_interest', [coin, `${formatNumber(changePct)} %`, wayWord(direction)]);
    }
    case 'own-risk':
      return i18n.t(`alerts.rule_risk_${condition.least}`, [coin]);
  }
}

const PLACE = { short: 'above', long: 'below', either: 'either' } as const;

function bandWords(coin: string, { side, withinPct, leastStrength, leastUsd }: BandCondition): string {
  const place = i18n.t(`alerts.rule_band_${PLACE[side]}`);
  return [
    i18n.t('alerts.rule_band', [coin, formatPercent(withinPct, withinPct % 1 ? 1 : 0), place]),
    leastStrength > 0 && i18n.t('alerts.rule_strength', [formatShare(leastStrength)]),
    leastUsd > 0 && i18n.t('alerts.rule_usd', [formatUsd(leastUsd)]),
  ]
    .filter((part) => typeof part === 'string')
    .join(', ');
}

function stateWords({ state, toward }: Extract<AlertCondition, { kind: 'grid-state' }>): string {
  const side = toward === 'either' ? undefined : toward;
  if (state !== 'any') return stateWord(state, side);
  const any = i18n.t('alerts.state_any');
  return side ? `${any}, ${i18n.t(`alerts.toward_${side}`)}` : any;
}

function divergenceWords(coin: string, { direction, hidden, strict }: DivergenceCondition): string {
  return [
    i18n.t('alerts.rule_divergence', [coin, i18n.t(`alerts.${direction}`).toLowerCase()]),
    strict && i18n.t('alerts.rule_strict'),
    hidden && i18n.t('alerts.rule_hidden'),
  ]
    .filter((part) => typeof part === 'string')
    .join(', ');
}

function fundingWords(coin: string, condition: Extract<AlertCondition, { kind: 'funding' }>): string {
  const { payer, beyondPct } = condition;
  const who = payer === 'either' ? i18n.t('alerts.any_side') : i18n.t(`alerts.payer_${payer}`);
  return beyondPct === undefined
    ? i18n.t('alerts.rule_funding_persistent', [coin, who])
    : i18n.t('alerts.rule_funding_rate', [coin, formatPercent(beyondPct, 3), who]);
}

function wayWord(direction: 'up' | 'down' | 'either'): string {
  const key = { up: 'rises', down: 'falls', either: 'either' } as const;
  return i18n.t(`alerts.${key[direction]}`).toLowerCase();
}
