import { colourOf, rgba } from '../../lib/overlay/palette';
import type { Settings } from '../../lib/protocol/settings';
import { formatCompact, formatPercent } from '../format';
import { i18n } from '../words';
import type { HeatPlane } from './heat-plane';

const STEPS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

interface HeatLegendProps {
  readonly plane: HeatPlane;
  readonly base: string;
  readonly palette: Settings['palette'];
}

/** What the brightest colour stands for: a relative scale whose maximum is not said says nothing. */
export function HeatLegend({ plane, base, palette }: HeatLegendProps) {
  const bucket = formatPercent((plane.ratio - 1) * 100, 2);
  const stops = STEPS.map((step) => rgba(colourOf(palette, step), Math.min(1, step * 5))).join(', ');
  return (
    <div class="heat-legend small soft">
      <span>{i18n.t('heat.legend_zero')}</span>
      <span class="heat-scale" style={{ backgroundImage: `linear-gradient(to right, ${stops})` }} />
      <span>{i18n.t('heat.legend_max', [formatCompact(plane.reference, 3), base, bucket])}</span>
    </div>
  );
}
