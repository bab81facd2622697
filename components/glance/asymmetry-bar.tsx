import { formatNumber } from '../format';
import { i18n } from '../words';
import './asymmetry-bar.css';

/** ln 4: four times more on one side fills the bar. */
const FULL = Math.log(4);

/** Below this the sides differ by less than the estimate can tell. */
const EVEN = Math.log(1.1);

function word(asymmetry: number | undefined): string {
  if (asymmetry === undefined) return i18n.t('glance.asymmetry_unknown');
  if (Math.abs(asymmetry) < EVEN) return i18n.t('glance.asymmetry_even');
  const ratio = formatNumber(Math.exp(Math.abs(asymmetry)));
  return asymmetry > 0
    ? i18n.t('glance.asymmetry_above', [ratio])
    : i18n.t('glance.asymmetry_below', [ratio]);
}

/** ln(mass above ÷ mass below): which side of price holds more. Above fills to the right, below to the left. */
export function AsymmetryBar({ asymmetry }: { readonly asymmetry: number | undefined }) {
  const reach = Math.min(1, Math.abs(asymmetry ?? 0) / FULL) * 50;
  const above = (asymmetry ?? 0) > 0;
  return (
    <div class="asymmetry">
      <p class="small">
        <span class="soft">{i18n.t('glance.asymmetry')}</span> <b>{word(asymmetry)}</b>
      </p>
      <div class="asymmetry-scale" aria-hidden="true">
        <span class="long">▼</span>
        <div class="asymmetry-track">
          <span
            data-side={above ? 'short' : 'long'}
            style={
              above
                ? { insetInlineStart: '50%', inlineSize: `${reach}%` }
                : { insetInlineEnd: '50%', inlineSize: `${reach}%` }
            }
          />
        </div>
        <span class="short">▲</span>
      </div>
    </div>
  );
}
