import { useId } from 'preact/hooks';

import type { VenueId } from '../../lib/market/instrument';
import { Segments } from '../design/segments';
import { VENUE_NAMES } from '../venue-names';
import { i18n } from '../words';
import type { NumberField, PositionProblems } from './position-check';
import { PositionField } from './position-field';

/** How a position is held, where it is not as most are. */
export interface Holding {
  readonly mode: 'isolated' | 'cross';
  readonly kind: 'linear' | 'inverse';
  /** Undefined: on the first venue that is summed. */
  readonly venue: VenueId | undefined;
}

interface MarginFieldsProps {
  readonly coin: string;
  readonly venues: readonly VenueId[];
  readonly holding: Holding;
  readonly values: Partial<Record<NumberField, string>>;
  readonly problems: PositionProblems;
  readonly onChange: (holding: Holding) => void;
}

/** Size, margin mode, kind of contract and venue: what picks the margin tier and the rule. */
export function MarginFields({ coin, venues, holding, values, problems, onChange }: MarginFieldsProps) {
  const venueId = useId();
  const { mode, kind, venue } = holding;
  const [sizeIn, marginIn] = kind === 'linear' ? [coin, 'USD'] : ['USD', coin];
  return (
    <div class="margin-fields">
      <div class="margin-modes">
        <Segments
          label={i18n.t('position.margin')}
          options={(['isolated', 'cross'] as const).map((value) => ({
            value,
            text: i18n.t(`position.${value}`),
          }))}
          chosen={mode}
          onChoose={(mode) => onChange({ ...holding, mode })}
        />
        <Segments
          label={i18n.t('position.kind')}
          options={(['linear', 'inverse'] as const).map((value) => ({
            value,
            text: i18n.t(`position.${value}`),
          }))}
          chosen={kind}
          onChoose={(kind) => onChange({ ...holding, kind })}
        />
      </div>
      <PositionField
        name="size"
        label={i18n.t(mode === 'cross' ? 'position.size' : 'position.size_optional', [sizeIn])}
        value={values.size}
        problem={problems.size && i18n.t(`position.problem.${problems.size}`)}
        optional={mode !== 'cross'}
      />
      <PositionField
        name="margin"
        label={i18n.t('position.or_margin', [marginIn])}
        value={values.margin}
        problem={problems.margin && i18n.t(`position.problem.${problems.margin}`)}
        optional
      />
      {mode === 'cross' && (
        <PositionField
          name="balance"
          label={i18n.t('position.balance', [marginIn])}
          value={values.balance}
          problem={problems.balance && i18n.t(`position.problem.${problems.balance}`)}
        />
      )}
      <div class="field">
        <label class="small soft" for={venueId}>
          {i18n.t('position.venue')}
        </label>
        <select
          id={venueId}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...holding, venue: venues.find((id) => id === value) })
          }
        >
          <option value="" selected={venue === undefined}>
            {i18n.t('position.first_venue')}
          </option>
          {venues.map((id) => (
            <option key={id} value={id} selected={id === venue}>
              {VENUE_NAMES[id]}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
