/**
 * Which alerts fire: a rule's situation that begins to hold. A situation that holds is remembered and not told again until
 * it has ended, by thresholds a little easier than those that it began by. Facts that are not known neither end nor begin
 * any. When a rule is looked at for the first time, what holds already is no news.
 */
import type { UnixMs } from '../core/units';
import { HOUR } from '../core/time';
import type { RuleEvent } from './event';
import type { AlertFacts } from './facts';
import { loosened } from './loosened';
import type { AlertRule } from './rule';
import { type Situation, type SituationKey, isSame, situations } from './situations';

export interface RuleMemory {
  /** What holds, and has been told or was not to be. */
  readonly holding: readonly SituationKey[];
  /** When each subject was last told, as long as that keeps it from being told again. */
  readonly told: Readonly<Record<string, UnixMs>>;
}

/** By rule. */
export type AlertMemory = Readonly<Record<string, RuleMemory>>;

export interface FiredAlert {
  /** The same for the same event, whoever computes it. */
  readonly id: string;
  readonly rule: AlertRule;
  readonly at: UnixMs;
  readonly event: RuleEvent;
}

export interface Evaluation {
  readonly fired: readonly FiredAlert[];
  readonly memory: AlertMemory;
}

/** What began longer ago, as while the machine slept, is history. */
const NEWS = HOUR;

/** `rules`: all of the coin that the facts are of. Memory of others is forgotten. */
export function evaluateAlerts(
  rules: readonly AlertRule[],
  facts: AlertFacts,
  memory: AlertMemory,
  now: UnixMs,
): Evaluation {
  const fired: FiredAlert[] = [];
  const remembered: Record<string, RuleMemory> = {};
  for (const rule of rules) {
    const outcome = evaluateRule(rule, facts, memory[rule.id], now);
    fired.push(...outcome.fired);
    if (outcome.memory) remembered[rule.id] = outcome.memory;
  }
  return { fired, memory: remembered };
}

function evaluateRule(
  rule: AlertRule,
  facts: AlertFacts,
  before: RuleMemory | undefined,
  now: UnixMs,
): { readonly fired: readonly FiredAlert[]; readonly memory: RuleMemory | undefined } {
  const { condition, on, cooldown } = rule;
  // A rule that is switched on again begins anew.
  if (!on) return { fired: [], memory: undefined };
  const holds = situations(condition, facts);
  const held = situations(loosened(condition), facts);
  if (!holds || !held) return { fired: [], memory: before };
  const isKnown = (situation: Situation): boolean =>
    before?.holding.some((key) => isSame(key, situation)) ?? false;
  const begun = holds.filter((situation) => !isKnown(situation));
  const still = held.filter(isKnown);
  const told: Record<string, UnixMs> = {};
  for (const [subject, at] of Object.entries(before?.told ?? {})) if (now - at < cooldown) told[subject] = at;
  const fired: FiredAlert[] = [];
  for (const { subject, since, event } of before ? begun : []) {
    if (told[subject] !== undefined || (since !== undefined && now - since > NEWS)) continue;
    told[subject] = now;
    fired.push({ id: `${rule.id}:${subject}:${since ?? now}`, rule, at: now, event });
  }
  return { fired, memory: { holding: [...still, ...begun].map(keyOf), told } };
}

function keyOf({ subject, since, low, high }: Situation): SituationKey {
  return {
    subject,
    ...(since !== undefined && { since }),
    ...(low !== undefined && high !== undefined && { low, high }),
  };
}
