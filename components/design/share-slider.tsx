import { formatShare } from '../format';
import './controls.css';

interface ShareSliderProps {
  readonly label: string;
  /** Between `least` and `most`, which are whole percents. */
  readonly share: number;
  readonly least: number;
  readonly most: number;
  readonly disabled: boolean;
  readonly onChange: (share: number) => void;
}

/** A share in steps of five percent, told in percent. */
export function ShareSlider({ label, share, least, most, disabled, onChange }: ShareSliderProps) {
  return (
    <label class="slider">
      {label}
      <input
        type="range"
        min={least}
        max={most}
        step="5"
        disabled={disabled}
        value={Math.round(share * 100)}
        aria-valuetext={formatShare(share)}
        onInput={(event) => onChange(event.currentTarget.valueAsNumber / 100)}
      />
      <output>{formatShare(share)}</output>
    </label>
  );
}
