import { useId } from 'preact/hooks';

import '../design/controls.css';

interface ChoiceProps<Value extends string | number> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

/** One of several, with its name above. */
export function Choice<Value extends string | number>({
  label,
  options,
  chosen,
  onChoose,
}: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div class="field">
      <label class="small soft" for={id}>
        {label}
      </label>
      <select
        id={id}
        value={chosen}
        onChange={({ currentTarget }) => onChoose(options[currentTarget.selectedIndex]!.value)}
      >
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

interface AmountProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}

/** A number; what lies outside its bounds the browser itself refuses, in the reader's language. */
export function Amount({ label, value, least, most, step, onChange }: AmountProps) {
  const id = useId();
  return (
    <div class="field">
      <label class="small soft" for={id}>
        {label}
      </label>
      <input
        id={id}
        type="number"
        required
        min={least}
        max={most}
        step={step}
        defaultValue={`${value}`}
        onInput={({ currentTarget }) => onChange(currentTarget.valueAsNumber)}
      />
    </div>
  );
}

interface ClockTimeProps {
  readonly label: string;
  /** After midnight. */
  readonly minute: number;
  readonly onChange: (minute: number) => void;
}

export function ClockTime({ label, minute, onChange }: ClockTimeProps) {
  const id = useId();
  const two = (part: number): string => `${part}`.padStart(2, '0');
  return (
    <div class="field">
      <label class="small soft" for={id}>
        {label}
      </label>
      <input
        id={id}
        type="time"
        required
        value={`${two(Math.floor(minute / 60))}:${two(minute % 60)}`}
        onChange={({ currentTarget: { value } }) => {
          const [hours = NaN, minutes = NaN] = value.split(':').map(Number);
          if (!Number.isNaN(hours + minutes)) onChange(hours * 60 + minutes);
        }}
      />
    </div>
  );
}
