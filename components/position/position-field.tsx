import type { RefObject } from 'preact';
import { useId } from 'preact/hooks';

interface PositionFieldProps {
  readonly label: string;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly problem: string | undefined;
  readonly optional?: boolean;
}

/** A number with its name above and, where it was refused, the reason beneath. */
export function PositionField({ label, input, problem, optional = false }: PositionFieldProps) {
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
