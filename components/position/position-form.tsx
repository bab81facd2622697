import type { RefObject } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';

import type { OwnPosition } from '../../lib/protocol/settings';
import { Segments } from '../design/segments';
import { decimalMark, formatRoughPrice } from '../format';
import { i18n } from '../words';
import { type PositionProblems, checkPosition } from './position-check';

interface FieldProps {
  readonly label: string;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly problem: string | undefined;
}

/** A number with its name above and, where it was refused, the reason beneath. */
function Field({ label, input, problem }: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label class="small soft" for={id}>
        {label}
      </label>
      <input
        id={id}
        ref={input}
        inputMode="decimal"
        autocomplete="off"
        aria-required="true"
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
      />
      {problem !== undefined && (
        <p id={`${id}-problem`} class="small problem">
          {problem}
        </p>
      )}
    </div>
  );
}

interface PositionFormProps {
  readonly coin: string;
  readonly unit: number;
  readonly price: number | undefined;
  readonly kept: readonly OwnPosition[];
  /** The first field: where the focus goes when a position's own button vanishes under it. */
  readonly entry: RefObject<HTMLInputElement | null>;
  readonly onAdd: (position: OwnPosition) => void;
}

export function PositionForm({ coin, unit, price, kept, entry, onAdd }: PositionFormProps) {
  const leverage = useRef<HTMLInputElement>(null);
  const [side, setSide] = useState<OwnPosition['side']>('long');
  const [problems, setProblems] = useState<PositionProblems>({});

  function submit(event: Event): void {
    event.preventDefault();
    if (!entry.current || !leverage.current) return;
    const draft = { side, entry: entry.current.value, leverage: leverage.current.value };
    const checked = checkPosition(draft, kept, { coin, unit, price, decimal: decimalMark() });
    if (checked.position) {
      setProblems({});
      onAdd(checked.position);
      entry.current.value = '';
      leverage.current.value = '';
    } else {
      setProblems(checked.problems);
      (checked.problems.entry || !checked.problems.leverage ? entry : leverage).current?.focus();
    }
  }

  const example = formatRoughPrice(price ?? 100);
  return (
    <form class="position-form" noValidate onSubmit={submit}>
      <Segments
        label={i18n.t('position.side')}
        options={(['long', 'short'] as const).map((value) => ({ value, text: i18n.t(`position.${value}`) }))}
        chosen={side}
        onChoose={setSide}
      />
      <Field
        label={i18n.t('position.opened_at')}
        input={entry}
        problem={problems.entry && i18n.t(`position.problem.${problems.entry}`, [example])}
      />
      <Field
        label={i18n.t('position.leverage')}
        input={leverage}
        problem={problems.leverage && i18n.t(`position.problem.${problems.leverage}`)}
      />
      <button type="submit" class="button">
        {i18n.t('position.add')}
      </button>
      <p class="small problem" role="alert">
        {problems.list && i18n.t(`position.problem.${problems.list}`)}
      </p>
    </form>
  );
}
