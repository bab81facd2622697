/**
 * The condition that must fail before a rule is told anew: thresholds a fifth easier than those that it was entered by, so
 * that price or a rate that trembles on a threshold is told once. What is a fact or none (states, divergences, findings)
 * has its own hysteresis where it is made.
 */
import type { AlertCondition } from './rule';

const EASIER = 0.2;

export function loosened(condition: AlertCondition): AlertCondition {
  switch (condition.kind) {
    case 'band': {
      const { withinPct, leastStrength, leastUsd } = condition;
      return {
        ...condition,
        withinPct: withinPct * (1 + EASIER),
        leastStrength: leastStrength * (1 - EASIER),
        leastUsd: leastUsd * (1 - EASIER),
      };
    }
    case 'funding': {
      const { beyondPct } = condition;
      return beyondPct === undefined ? condition : { ...condition, beyondPct: beyondPct * (1 - EASIER) };
    }
    case 'open-interest':
      return { ...condition, changePct: condition.changePct * (1 - EASIER) };
    default:
      return condition;
  }
}
