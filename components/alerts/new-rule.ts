/** Rules to begin with: sensible ones, and what each kind is like until the user says otherwise. */
import type { AlertCondition, AlertRule } from '../../lib/alerts/rule';
import { HOUR } from '../../lib/core/time';

export const PRESETS = {
  near: { kind: 'band', side: 'either', withinPct: 1, leastStrength: 0.5, leastUsd: 0 },
  primed: { kind: 'grid-state', state: 'squeeze-primed', toward: 'either' },
  risk: { kind: 'own-risk', least: 'red' },
} as const satisfies Record<string, AlertCondition>;

export const USUAL: { readonly [Kind in AlertCondition['kind']]: Extract<AlertCondition, { kind: Kind }> } = {
  band: PRESETS.near,
  'grid-state': PRESETS.primed,
  divergence: { kind: 'divergence', direction: 'either', hidden: false, strict: true },
  funding: { kind: 'funding', payer: 'either', beyondPct: 0.03 },
  'open-interest': { kind: 'open-interest', direction: 'either', changePct: 10 },
  'own-risk': PRESETS.risk,
};

/** What threatens the user's own money is told at night as well. */
export function newRule(coin: string, condition: AlertCondition): AlertRule {
  return {
    id: crypto.randomUUID(),
    coin,
    on: true,
    condition,
    cooldown: HOUR,
    urgent: condition.kind === 'own-risk',
  };
}
