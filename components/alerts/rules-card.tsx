import { useRef, useState } from 'preact/hooks';

import type { AlertRule } from '../../lib/alerts/rule';
import { type AlertsView, MOST_RULES } from '../../lib/protocol/alerts';
import { i18n } from '../words';
import { PRESETS, USUAL, newRule } from './new-rule';
import { RuleForm } from './rule-form';
import { RuleRow } from './rule-row';

interface RulesCardProps {
  readonly rules: readonly AlertRule[];
  readonly holding: AlertsView['holding'];
  readonly coin: string;
  readonly coins: readonly string[];
  readonly now: number;
  readonly onChange: (rules: readonly AlertRule[]) => void;
}

/** The user's rules, and the form for one more. */
export function RulesCard({ rules, holding, coin, coins, now, onChange }: RulesCardProps) {
  /** The rule in the form; it stands in the list already if it is being changed. */
  const [form, setForm] = useState<AlertRule>();
  const [said, setSaid] = useState<'added' | 'removed'>();
  const add = useRef<HTMLButtonElement>(null);
  const isFull = rules.length >= MOST_RULES;

  function save(rule: AlertRule): void {
    const isListed = rules.some(({ id }) => id === form?.id);
    onChange(isListed ? rules.map((other) => (other.id === form?.id ? rule : other)) : [...rules, rule]);
    close('added');
  }

  function close(what?: 'added' | 'removed'): void {
    setForm(undefined);
    setSaid(what);
    add.current?.focus();
  }

  const offered = (['near', 'primed', 'risk'] as const).filter(
    (preset) => !rules.some((rule) => rule.coin === coin && isAlike(rule, PRESETS[preset])),
  );
  return (
    <>
      {rules.length === 0 && <p class="soft">{i18n.t('alerts.no_rules')}</p>}
      <ul class="rules">
        {rules.map((rule) =>
          rule.id === form?.id ? (
            <li key={rule.id} class="rule">
              <RuleForm rule={rule} coins={coins} onSave={save} onCancel={close} />
            </li>
          ) : (
            <RuleRow
              key={rule.id}
              rule={rule}
              holds={holding.includes(rule.id)}
              now={now}
              onChange={(changed) => onChange(rules.map((other) => (other === rule ? changed : other)))}
              onEdit={() => setForm(rule)}
              onRemove={() => {
                onChange(rules.filter((other) => other !== rule));
                close('removed');
              }}
            />
          ),
        )}
      </ul>
      {form && !rules.some(({ id }) => id === form.id) && (
        <RuleForm rule={form} coins={coins} onSave={save} onCancel={close} />
      )}
      <p class="rule-offers">
        <button
          ref={add}
          type="button"
          class="button"
          disabled={isFull}
          onClick={() => setForm(newRule(coin, USUAL.band))}
        >
          {i18n.t('alerts.add')}
        </button>
        {!isFull &&
          offered.map((preset) => (
            <button
              key={preset}
              type="button"
              class="button-quiet"
              onClick={() => {
                onChange([...rules, newRule(coin, PRESETS[preset])]);
                close('added');
              }}
            >
              + {i18n.t(`alerts.preset_${preset}`)}
            </button>
          ))}
      </p>
      {isFull && <p class="small soft">{i18n.t('alerts.full')}</p>}
      <p class="unseen" role="status">
        {said && i18n.t(`alerts.${said}`)}
      </p>
    </>
  );
}

function isAlike({ condition }: AlertRule, other: AlertRule['condition']): boolean {
  return JSON.stringify(condition) === JSON.stringify(other);
}
