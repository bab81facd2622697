import { useId } from 'preact/hooks';

import type { ClusterView } from '../../lib/protocol/snapshot';
import { formatPercent } from '../format';
import { colourOf, rgba } from '../../lib/overlay/palette';
import type { Settings } from '../../lib/protocol/settings';
import { ladderOf } from './ladder-geometry';
import './price-ladder.css';

const WIDTH = 96;
const HEIGHT = 244;
const LEFT = 30;

interface PriceLadderProps {
  readonly price: number;
  readonly clusters: readonly ClusterView[];
  readonly palette: Settings['palette'];
}

/** Price in the middle, the bands where they lie: colour and length are strength, opacity is confidence. */
export function PriceLadder({ price, clusters, palette }: PriceLadderProps) {
  const id = useId();
  const { bands, ticks } = ladderOf(clusters, price, HEIGHT);
  const middle = HEIGHT / 2;
  return (
    <svg class="ladder" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <defs>
        <pattern
          id={`${id}-hatch`}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path class="ladder-hatch" d="M0 0V5" />
        </pattern>
        {bands.map(({ cluster }, index) => (
          <linearGradient key={index} id={`${id}-${index}`} x2="0" y2="1">
            <stop offset="0" stop-color={rgba(colourOf(palette, cluster.strength), 1)} stop-opacity="0.15" />
            <stop offset="0.5" stop-color={rgba(colourOf(palette, cluster.strength), 1)} />
            <stop offset="1" stop-color={rgba(colourOf(palette, cluster.strength), 1)} stop-opacity="0.15" />
          </linearGradient>
        ))}
      </defs>
      <rect
        class="ladder-screen"
        x={LEFT + 0.5}
        y="0.5"
        width={WIDTH - LEFT - 1}
        height={HEIGHT - 1}
        rx="6"
      />
      {ticks.map(({ percent, y }) => (
        <g key={percent}>
          <path class="ladder-tick" d={`M${LEFT} ${y}H${WIDTH}`} />
          <text class="ladder-label" x={LEFT - 5} y={y}>
            {formatPercent(percent, 0, true)}
          </text>
        </g>
      ))}
      {bands.map(({ cluster, top, height }, index) => {
        const width = 10 + (WIDTH - LEFT - 16) * cluster.strength;
        const place = { x: WIDTH - width - 3, y: top, width, height, rx: 2 };
        return (
          <g key={index} opacity={0.35 + 0.65 * cluster.confidence}>
            <rect {...place} fill={`url(#${id}-${index})`} />
            {cluster.side === 'short' && <rect {...place} fill={`url(#${id}-hatch)`} />}
          </g>
        );
      })}
      <path class="ladder-price" d={`M${LEFT} ${middle}H${WIDTH}`} />
      <path class="ladder-pointer" d={`M${LEFT - 9} ${middle - 5}l9 5l-9 5z`} />
    </svg>
  );
}
