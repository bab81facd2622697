import { formatShare } from '../format';
import { i18n } from '../words';
import './controls.css';

interface OpacitySliderProps {
  /** 0.1 … 1. */
  readonly opacity: number;
  readonly disabled: boolean;
  readonly onChange: (opacity: number) => void;
}

export function OpacitySlider({ opacity, disabled, onChange }: OpacitySliderProps) {
  return (
    <label class="slider">
      {i18n.t('popup.opacity')}
      <input
        type="range"
        min="10"
        max="100"
        step="5"
        disabled={disabled}
        value={Math.round(opacity * 100)}
        onInput={(event) => onChange(event.currentTarget.valueAsNumber / 100)}
      />
      <output>{formatShare(opacity)}</output>
    </label>
  );
}
