import type { RefObject } from 'preact';
import { useId } from 'preact/hooks';

import type { NumberField } from './position-check';

interface PositionFieldProps {
  readonly name: NumberField;
  readonly label: string;
  /** What stands in it at first. */
  readonly value: string | undefined;
  readonly problem: string | undefined;
  readonly input?: RefObject<HTMLInputElement | null> | undefined;
  readonly optional?: boolean;
}

/** A number with its name above and, where it was refused, the reason beneath. */
export function PositionField({ name, label, value, problem, input, optional = false }: PositionFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label class="small soft" for={id}>
        {label}
      </label>
      <input
        id={id}
        name={name}
        ref={input ?? null}
        defaultValue={value ?? ''}
        inputMode="decimal"
        autocomplete="off"
        aria-required={!optional}
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
