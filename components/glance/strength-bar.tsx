import { formatShare } from '../format';
import { type Palette, heatColor } from '../heat-scale';
import { i18n } from '../words';

interface StrengthBarProps {
  readonly strength: number;
  readonly palette: Palette;
}

/** Length and colour say the same: strength relative to the strongest band. */
export function StrengthBar({ strength, palette }: StrengthBarProps) {
  return (
    <span
      class="strength"
      role="meter"
      aria-label={i18n.t('glance.strength')}
      aria-valuemin={0}
      aria-valuemax={1}
      aria-valuenow={strength}
      aria-valuetext={i18n.t('glance.strength_text', [formatShare(strength)])}
    >
      <span style={{ inlineSize: `${strength * 100}%`, background: heatColor(palette, strength) }} />
    </span>
  );
}
