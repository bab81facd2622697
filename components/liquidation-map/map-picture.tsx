import { formatPercent, formatRoughPrice, formatUsd } from '../format';
import { priceTicks, yOf } from '../heatmap/heat-view';
import { i18n } from '../words';
import { ROW_BUCKETS } from './map-rows';
import { type MapView, groupPath, wayPath } from './map-shape';
import { patternOf } from './tier-pattern';

export const AXIS_WIDTH = 58;
export const AXIS_HEIGHT = 20;

interface MapPictureProps {
  readonly view: MapView;
  readonly price: number;
  /** The row that is read. */
  readonly read: number | undefined;
  /** That of the bars' patterns. */
  readonly scope: string;
  readonly bucketRatio: number;
}

function Bars({ view, scope }: Pick<MapPictureProps, 'view' | 'scope'>) {
  const groups = view.rows[0]?.usd.length ?? 0;
  return Array.from({ length: groups }, (_, group) => (
    <path key={group} d={groupPath(view, group)} fill={patternOf(scope, group)} />
  ));
}

/** A dark line under a bright one: legible over bars and beside them. What it comes to stands at its end. */
function Way({ view, side }: { view: MapView; side: 'long' | 'short' }) {
  const path = wayPath(view, side);
  const end = side === 'short' ? view.rows[0] : view.rows.at(-1);
  const total = end ? end.onTheWay + end.total : 0;
  const x = Math.min(view.width - 4, Math.max(60, (view.width * total) / view.mostOnTheWay - 6));
  return (
    path && (
      <>
        <path class="map-way-casing" d={path} />
        <path class="map-way" d={path} />
        <text class="map-text map-cased" x={x} y={side === 'short' ? 13 : view.height - 6} text-anchor="end">
          {formatUsd(total)}
        </text>
      </>
    )
  );
}

function PriceScale({ view, price }: Pick<MapPictureProps, 'view' | 'price'>) {
  const { width, height } = view;
  const y = Math.round(yOf(view, price)) + 0.5;
  const ticks = priceTicks(view).map((tick) => ({ tick, at: Math.round(yOf(view, tick)) + 0.5 }));
  return (
    <>
      {ticks.map(({ tick, at }) => (
        <g key={tick}>
          <path class="map-line" d={`M0 ${at}H${width + 4}`} />
          {at > 6 && at < height - 4 && Math.abs(at - y) > 16 && (
            <text class="map-text" x={width + 7} y={at + 4}>
              {formatRoughPrice(tick)}
            </text>
          )}
        </g>
      ))}
      <path class="map-price" d={`M0 ${y}H${width}`} />
      <rect class="map-plate" x={width + 2} y={y - 9.5} width={AXIS_WIDTH - 2} height="18" rx="3" />
      <text class="map-plate-text" x={width + 7} y={y + 4}>
        {formatRoughPrice(price)}
      </text>
    </>
  );
}

/** Who is force-closed on which side of price. */
function Sides({ view, price }: Pick<MapPictureProps, 'view' | 'price'>) {
  const y = yOf(view, price);
  return (['short', 'long'] as const).map((side) => (
    <text
      key={side}
      class="map-text map-cased"
      x={view.width - 4}
      y={side === 'short' ? y - 6 : y + 15}
      text-anchor="end"
    >
      {side === 'short' ? '▲' : '▼'} {i18n.t(`side.${side}`)}
    </text>
  ));
}

/** What the bars' length stands for. */
function Lengths({ view, bucketRatio }: Pick<MapPictureProps, 'view' | 'bucketRatio'>) {
  const y = view.height + 14;
  const row = formatPercent((bucketRatio ** ROW_BUCKETS - 1) * 100, 1);
  return (
    <>
      <path class="map-line" d={`M0 ${view.height + 0.5}H${view.width}`} />
      <text class="map-text" x="6" y={y}>
        {formatUsd(0)}
      </text>
      <text class="map-text" x={view.width} y={y} text-anchor="end">
        {i18n.t('map.per_row', [formatUsd(view.mostUsd), row])}
      </text>
    </>
  );
}

/** The liquidation map as it is drawn. */
export function MapPicture({ view, price, read, scope, bucketRatio }: MapPictureProps) {
  const row = read === undefined ? undefined : view.rows[read];
  return (
    <>
      <PriceScale view={view} price={price} />
      <Bars view={view} scope={scope} />
      {row && (
        <rect
          class="map-read"
          x="0.5"
          y={yOf(view, row.high)}
          width={view.width - 1}
          height={yOf(view, row.low) - yOf(view, row.high)}
        />
      )}
      <Way view={view} side="short" />
      <Way view={view} side="long" />
      <Sides view={view} price={price} />
      <Lengths view={view} bucketRatio={bucketRatio} />
    </>
  );
}
