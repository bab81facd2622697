import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';

import type { VenueId } from '../../lib/market/instrument';
import type { OwnPosition } from '../../lib/protocol/settings';
import { Segments } from '../design/segments';
import { decimalMark, formatNumber, formatRoughPrice } from '../format';
import { i18n } from '../words';
import { type Holding, MarginFields } from './margin-fields';
import {
  NUMBER_FIELDS,
  type NumberField,
  type PositionProblems,
  checkPosition,
  standingPrice,
} from './position-check';
import { PositionField } from './position-field';
import { typedNumber } from './typed-number';

interface PositionFormProps {
  readonly coin: string;
  readonly unit: number;
  readonly price: number | undefined;
  readonly venues: readonly VenueId[];
  /** Those that are kept besides the one that is typed. */
  readonly others: readonly OwnPosition[];
  /** The one to be changed; absent where a new one is typed. */
  readonly changed?: OwnPosition;
  /** The first field: where the focus goes when a position's own button vanishes under it. */
  readonly first: RefObject<HTMLInputElement | null>;
  readonly onDone: (position: OwnPosition) => void;
  readonly onCancel?: () => void;
}

/** The fields that stand in the fold. */
const FOLDED: readonly (keyof PositionProblems)[] = ['size', 'margin', 'balance'];

function holdingOf(position: OwnPosition | undefined): Holding {
  const { mode = 'isolated', inverse, venue } = position ?? {};
  return { mode, kind: inverse ? 'inverse' : 'linear', venue };
}

/** Prices are brought to the multiple of the coin that is on show. */
function valuesOf(position: OwnPosition | undefined, unit: number): Partial<Record<NumberField, string>> {
  if (!position) return {};
  const scaled = (field: NumberField): number =>
    field === 'entry' || field === 'stop' || field === 'target' ? unit / position.unit : 1;
  const known = NUMBER_FIELDS.filter((field) => position[field] !== undefined);
  return Object.fromEntries(
    known.map((field) => [field, formatNumber(position[field]! * scaled(field), 10)]),
  );
}

export function PositionForm(props: PositionFormProps) {
  const { coin, unit, price, venues, others, changed, first, onDone, onCancel } = props;
  const form = useRef<HTMLFormElement>(null);
  const fold = useRef<HTMLDetailsElement>(null);
  const [values] = useState(() => valuesOf(changed, unit));
  const [side, setSide] = useState<OwnPosition['side']>(changed?.side ?? 'long');
  const [planned, setPlanned] = useState(changed?.planned ?? false);
  const [holding, setHolding] = useState(() => holdingOf(changed));
  const [problems, setProblems] = useState<PositionProblems>({});

  function field(name: NumberField): HTMLInputElement | undefined {
    return form.current?.querySelector<HTMLInputElement>(`input[name="${name}"]`) ?? undefined;
  }

  function submit(event: Event): void {
    event.preventDefault();
    const typed = Object.fromEntries(NUMBER_FIELDS.map((name) => [name, field(name)?.value ?? '']));
    const { mode, kind, venue } = holding;
    const draft = { ...typed, side, planned, mode, inverse: kind === 'inverse', venue };
    const checked = checkPosition(draft, others, { coin, unit, price, decimal: decimalMark() });
    setProblems(checked.problems ?? {});
    if (checked.problems) goTo(checked.problems);
    else {
      onDone(checked.position);
      for (const name of NUMBER_FIELDS) {
        const input = field(name);
        if (input) input.value = '';
      }
    }
  }

  function goTo(wrong: PositionProblems): void {
    if (fold.current && FOLDED.some((name) => wrong[name])) fold.current.open = true;
    field(NUMBER_FIELDS.find((name) => wrong[name]) ?? 'entry')?.focus();
  }

  /** Compared with where the position stands, which the words name. */
  function problemOf(name: 'entry' | 'stop' | 'target'): string | undefined {
    const problem = problems[name];
    const entry = typedNumber(field('entry')?.value ?? '', decimalMark());
    const compared = name === 'entry' ? price : standingPrice(entry, price, planned);
    return problem && i18n.t(`position.problem.${problem}`, [formatRoughPrice(compared ?? price ?? 100)]);
  }

  return (
    <form class="position-form" noValidate ref={form} onSubmit={submit}>
      <div class="position-modes">
        <Segments
          label={i18n.t('position.state')}
          options={[false, true].map((planned) => ({
            value: planned ? 'planned' : 'open',
            text: i18n.t(`position.${planned ? 'planned' : 'open'}`),
          }))}
          chosen={planned ? 'planned' : 'open'}
          onChoose={(state) => setPlanned(state === 'planned')}
        />
        <Segments
          label={i18n.t('position.side')}
          options={(['long', 'short'] as const).map((value) => ({
            value,
            text: i18n.t(`position.${value}`),
          }))}
          chosen={side}
          onChoose={setSide}
        />
      </div>
      <PositionField
        name="entry"
        label={i18n.t(planned ? 'position.planned_at' : 'position.opened_at')}
        value={values.entry}
        input={first}
        problem={problemOf('entry')}
      />
      <PositionField
        name="leverage"
        label={i18n.t('position.leverage')}
        value={values.leverage}
        problem={problems.leverage && i18n.t(`position.problem.${problems.leverage}`)}
      />
      {(['stop', 'target'] as const).map((name) => (
        <PositionField
          key={name}
          name={name}
          label={i18n.t(`position.${name}_optional`)}
          value={values[name]}
          problem={problemOf(name)}
          optional
        />
      ))}
      <details ref={fold} class="fold">
        <summary class="small soft">{i18n.t('position.more')}</summary>
        <MarginFields
          coin={coin}
          venues={venues}
          holding={holding}
          values={values}
          problems={problems}
          onChange={setHolding}
        />
      </details>
      <div class="position-buttons">
        <button type="submit" class="button">
          {i18n.t(changed ? 'position.save' : 'position.add')}
        </button>
        {onCancel && (
          <button type="button" class="button-quiet" onClick={onCancel}>
            {i18n.t('position.cancel')}
          </button>
        )}
      </div>
      <p class="small problem" role="alert">
        {problems.list && i18n.t(`position.problem.${problems.list}`)}
      </p>
    </form>
  );
}
