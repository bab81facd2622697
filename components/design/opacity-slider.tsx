import { i18n } from '../words';
import { ShareSlider } from './share-slider';

interface OpacitySliderProps {
  /** 0.1 … 1. */
  readonly opacity: number;
  readonly disabled: boolean;
  readonly onChange: (opacity: number) => void;
}

export function OpacitySlider({ opacity, disabled, onChange }: OpacitySliderProps) {
  return (
    <ShareSlider
      label={i18n.t('popup.opacity')}
      share={opacity}
      least={10}
      most={100}
      disabled={disabled}
      onChange={onChange}
    />
  );
}
