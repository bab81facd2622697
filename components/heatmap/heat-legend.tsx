import { colourOf, rgba } from '../../lib/overlay/palette';
import { formatCompact, formatPercent } from '../format';
import { i18n } from '../words';
import { type HeatColours, heatOpacity } from './heat-image';
import type { HeatPlane } from './heat-plane';

const STEPS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

interface HeatLegendProps {
  readonly plane: HeatPlane;
  readonly base: string;
  readonly colours: HeatColours;
}

/** The scale as the map shows it: nothing up to the threshold, then its colours. */
function scale({ palette, threshold }: HeatColours): string {
  const stops = STEPS.map((step) => {
    const share = threshold + (1 - threshold) * step;
    return `${rgba(colourOf(palette, share), heatOpacity(share, threshold))} ${100 * share}%`;
  });
  return `linear-gradient(to right, transparent ${100 * threshold}%, ${stops.join(', ')})`;
}

/** What the brightest colour stands for: a relative scale whose maximum is not said says nothing. */
export function HeatLegend({ plane, base, colours }: HeatLegendProps) {
  const bucket = formatPercent((plane.ratio - 1) * 100, 2);
  return (
    <div class="heat-legend small soft">
      <span>{i18n.t('heat.legend_zero')}</span>
      <span class="heat-scale" style={{ backgroundImage: scale(colours) }} />
      <span>{i18n.t('heat.legend_max', [formatCompact(plane.reference, 3), base, bucket])}</span>
    </div>
  );
}
