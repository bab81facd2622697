import type { AlertRule } from '../../lib/alerts/rule';
import { unixMs } from '../../lib/core/units';
import { Switch } from '../design/switch';
import { formatMoment, formatSpan } from '../format';
import { i18n } from '../words';
import { ruleWords } from './rule-words';
import { Snooze } from './snooze';

interface RuleRowProps {
  readonly rule: AlertRule;
  /** Its condition holds now. */
  readonly holds: boolean;
  readonly now: number;
  readonly onChange: (rule: AlertRule) => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

export function RuleRow({ rule, holds, now, onChange, onEdit, onRemove }: RuleRowProps) {
  const { on, cooldown, urgent, snoozedUntil = 0 } = rule;
  const words = ruleWords(rule);
  const silent = snoozedUntil > now;
  const facts = [
    i18n.t('alerts.rule_cooldown', [formatSpan(cooldown)]),
    urgent && i18n.t('alerts.rule_urgent'),
  ].filter((fact) => typeof fact === 'string');

  function snooze(span: number): void {
    const { snoozedUntil: _, ...awake } = rule;
    onChange(span === 0 ? awake : { ...awake, snoozedUntil: unixMs(now + span) });
  }

  return (
    <li class="rule" data-off={!on || undefined}>
      <Switch label={words} on={on} onChange={(chosen) => onChange({ ...rule, on: chosen })} />
      <p class="small soft">
        {facts.join(' · ')}
        {silent && ` · ${i18n.t('alerts.snoozed', [formatMoment(snoozedUntil)])}`}
      </p>
      {on && holds && <p class="small rule-holds">● {i18n.t('alerts.holds')}</p>}
      <p class="rule-ways">
        {on && (
          <>
            {!silent && <span class="small soft">{i18n.t('alerts.snooze')}</span>}
            <Snooze of={words} silent={silent} onSnooze={snooze} />
          </>
        )}
        <button
          type="button"
          class="button-quiet rule-edit"
          aria-label={i18n.t('alerts.edit_named', [words])}
          onClick={onEdit}
        >
          {i18n.t('alerts.edit')}
        </button>
        <button
          type="button"
          class="button-quiet"
          aria-label={i18n.t('alerts.remove_named', [words])}
          onClick={onRemove}
        >
          {i18n.t('alerts.remove')}
        </button>
      </p>
    </li>
  );
}
