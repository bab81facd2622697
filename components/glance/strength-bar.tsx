import { formatShare } from '../format';
import { colourOf, rgba } from '../../lib/overlay/palette';
import type { Settings } from '../../lib/protocol/settings';
import { i18n } from '../words';

interface StrengthBarProps {
  readonly strength: number;
  readonly palette: Settings['palette'];
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
      <span style={{ inlineSize: `${strength * 100}%`, background: rgba(colourOf(palette, strength), 1) }} />
    </span>
  );
}
