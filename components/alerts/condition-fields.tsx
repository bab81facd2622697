import type {
  AlertCondition,
  BandCondition,
  DivergenceCondition,
  FundingCondition,
  GridStateCondition,
  OpenInterestCondition,
} from '../../lib/alerts/rule';
import { Switch } from '../design/switch';
import { formatShare } from '../format';
import { i18n } from '../words';
import { Amount, Choice } from './fields';
import { STATES, stateWord } from './state-word';

interface FieldsProps<Condition extends AlertCondition> {
  readonly condition: Condition;
  readonly onChange: (condition: AlertCondition) => void;
}

const MILLION = 1e6;
const STRENGTHS = [0, 0.25, 0.5, 0.75] as const;

function BandFields({ condition, onChange }: FieldsProps<BandCondition>) {
  return (
    <>
      <Amount
        label={i18n.t('alerts.within')}
        value={condition.withinPct}
        least={0.1}
        most={20}
        step={0.1}
        onChange={(withinPct) => onChange({ ...condition, withinPct })}
      />
      <Choice
        label={i18n.t('alerts.side')}
        options={[
          { value: 'either', text: i18n.t('alerts.any_side') },
          { value: 'short', text: i18n.t('alerts.above') },
          { value: 'long', text: i18n.t('alerts.below') },
        ]}
        chosen={condition.side}
        onChoose={(side) => onChange({ ...condition, side })}
      />
      <Choice
        label={i18n.t('alerts.strength')}
        options={STRENGTHS.map((value) => ({
          value,
          text: value === 0 ? i18n.t('alerts.strength_any') : formatShare(value),
        }))}
        chosen={condition.leastStrength as (typeof STRENGTHS)[number]}
        onChoose={(leastStrength) => onChange({ ...condition, leastStrength })}
      />
      <Amount
        label={i18n.t('alerts.usd')}
        value={condition.leastUsd / MILLION}
        least={0}
        most={10_000}
        step={0.1}
        onChange={(millions) => onChange({ ...condition, leastUsd: millions * MILLION })}
      />
    </>
  );
}

function StateFields({ condition, onChange }: FieldsProps<GridStateCondition>) {
  return (
    <>
      <Choice
        label={i18n.t('alerts.state_label')}
        options={[
          { value: 'any', text: i18n.t('alerts.state_any') },
          ...STATES.map((value) => ({ value, text: stateWord(value) })),
        ]}
        chosen={condition.state}
        onChoose={(state) => onChange({ ...condition, state })}
      />
      <Choice
        label={i18n.t('alerts.toward')}
        options={(['either', 'above', 'below'] as const).map((value) => ({
          value,
          text: i18n.t(`alerts.toward_${value}`),
        }))}
        chosen={condition.toward}
        onChoose={(toward) => onChange({ ...condition, toward })}
      />
    </>
  );
}

function DivergenceFields({ condition, onChange }: FieldsProps<DivergenceCondition>) {
  return (
    <>
      <Choice
        label={i18n.t('alerts.direction')}
        options={(['either', 'bullish', 'bearish'] as const).map((value) => ({
          value,
          text: i18n.t(`alerts.${value}`),
        }))}
        chosen={condition.direction}
        onChoose={(direction) => onChange({ ...condition, direction })}
      />
      <Switch
        label={i18n.t('alerts.strict')}
        on={condition.strict}
        onChange={(strict) => onChange({ ...condition, strict })}
      />
      <Switch
        label={i18n.t('alerts.hidden')}
        on={condition.hidden}
        onChange={(hidden) => onChange({ ...condition, hidden })}
      />
    </>
  );
}

/** Ten times what is paid when neither side is crowded would be 0.1 %. */
const USUAL_RATE = 0.03;

function FundingFields({ condition, onChange }: FieldsProps<FundingCondition>) {
  const { payer, beyondPct } = condition;
  return (
    <>
      <Choice
        label={i18n.t('alerts.basis')}
        options={(['rate', 'persistent'] as const).map((value) => ({
          value,
          text: i18n.t(`alerts.basis_${value}`),
        }))}
        chosen={beyondPct === undefined ? 'persistent' : 'rate'}
        onChoose={(basis) =>
          onChange({ kind: 'funding', payer, ...(basis === 'rate' && { beyondPct: USUAL_RATE }) })
        }
      />
      {beyondPct !== undefined && (
        <Amount
          label={i18n.t('alerts.beyond')}
          value={beyondPct}
          least={0.005}
          most={5}
          step={0.005}
          onChange={(beyond) => onChange({ ...condition, beyondPct: beyond })}
        />
      )}
      <Choice
        label={i18n.t('alerts.payer')}
        options={[
          { value: 'either', text: i18n.t('alerts.any_side') },
          { value: 'long', text: i18n.t('alerts.payer_long') },
          { value: 'short', text: i18n.t('alerts.payer_short') },
        ]}
        chosen={payer}
        onChoose={(chosen) => onChange({ ...condition, payer: chosen })}
      />
    </>
  );
}

function InterestFields({ condition, onChange }: FieldsProps<OpenInterestCondition>) {
  return (
    <>
      <Amount
        label={i18n.t('alerts.change')}
        value={condition.changePct}
        least={0.5}
        most={100}
        step={0.5}
        onChange={(changePct) => onChange({ ...condition, changePct })}
      />
      <Choice
        label={i18n.t('alerts.direction')}
        options={[
          { value: 'either', text: i18n.t('alerts.either') },
          { value: 'up', text: i18n.t('alerts.rises') },
          { value: 'down', text: i18n.t('alerts.falls') },
        ]}
        chosen={condition.direction}
        onChoose={(direction) => onChange({ ...condition, direction })}
      />
    </>
  );
}

/** What there is to choose in a condition of its kind. */
export function ConditionFields({ condition, onChange }: FieldsProps<AlertCondition>) {
  switch (condition.kind) {
    case 'band':
      return <BandFields condition={condition} onChange={onChange} />;
    case 'grid-state':
      return <StateFields condition={condition} onChange={onChange} />;
    case 'divergence':
      return <DivergenceFields condition={condition} onChange={onChange} />;
    case 'funding':
      return <FundingFields condition={condition} onChange={onChange} />;
    case 'open-interest':
      return <InterestFields condition={condition} onChange={onChange} />;
    case 'own-risk':
      return (
        <Choice
          label={i18n.t('alerts.least')}
          options={(['red', 'amber'] as const).map((value) => ({
            value,
            text: i18n.t(`alerts.least_${value}`),
          }))}
          chosen={condition.least}
          onChoose={(least) => onChange({ ...condition, least })}
        />
      );
  }
}
