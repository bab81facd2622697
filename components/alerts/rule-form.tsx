import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import { ALERT_KINDS, type AlertRule } from '../../lib/alerts/rule';
import { HOUR, MINUTE } from '../../lib/core/time';
import { type Millis, millis } from '../../lib/core/units';
import { Switch } from '../design/switch';
import { formatSpan } from '../format';
import { i18n, keyOf } from '../words';
import { ConditionFields } from './condition-fields';
import { Choice } from './fields';
import { USUAL, newRule } from './new-rule';

const COOLDOWNS: readonly Millis[] = [15 * MINUTE, HOUR, 4 * HOUR, 24 * HOUR].map((span) => millis(span));

interface RuleFormProps {
  /** The rule to change, or one to begin with. */
  readonly rule: AlertRule;
  readonly coins: readonly string[];
  readonly onSave: (rule: AlertRule) => void;
  readonly onCancel: () => void;
}

/** A rule is made or changed here; a changed one is another rule, which begins anew. */
export function RuleForm({ rule, coins, onSave, onCancel }: RuleFormProps) {
  const [draft, setDraft] = useState(rule);
  const { condition, coin, cooldown, urgent } = draft;
  const form = useRef<HTMLFormElement>(null);
  // The button that opened it may be gone, and the focus with it: taken before the next key comes.
  useLayoutEffect(() => form.current?.querySelector('select')?.focus(), []);
  const change = (changed: Partial<AlertRule>): void => setDraft({ ...draft, ...changed });
  const options = (values: readonly string[]) => values.map((value) => ({ value, text: value }));
  return (
    <form
      ref={form}
      class="rule-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSave({ ...newRule(coin, condition), on: draft.on, cooldown, urgent });
      }}
      onKeyDown={({ key }) => key === 'Escape' && onCancel()}
    >
      <Choice
        label={i18n.t('alerts.what')}
        options={ALERT_KINDS.map((kind) => ({ value: kind, text: i18n.t(`alerts.kind.${keyOf(kind)}`) }))}
        chosen={condition.kind}
        onChoose={(kind) => change({ condition: USUAL[kind], urgent: kind === 'own-risk' })}
      />
      <Choice
        label={i18n.t('alerts.coin')}
        options={options([...new Set([...coins, coin])])}
        chosen={coin}
        onChoose={(chosen) => change({ coin: chosen })}
      />
      <ConditionFields
        key={condition.kind}
        condition={condition}
        onChange={(changed) => change({ condition: changed })}
      />
      <Choice
        label={i18n.t('alerts.cooldown')}
        options={COOLDOWNS.map((value) => ({ value, text: formatSpan(value) }))}
        chosen={cooldown}
        onChoose={(chosen) => change({ cooldown: chosen })}
      />
      <Switch label={i18n.t('alerts.urgent')} on={urgent} onChange={(on) => change({ urgent: on })} />
      <p class="rule-form-end">
        <button type="submit" class="button">
          {i18n.t('alerts.save')}
        </button>
        <button type="button" class="button-quiet" onClick={onCancel}>
          {i18n.t('alerts.cancel')}
        </button>
      </p>
    </form>
  );
}
