import { useId, useMemo, useRef, useState } from 'preact/hooks';

import type { ProfileView } from '../../lib/protocol/snapshot';
import { useElementWidth } from '../design/element-width';
import { formatPercent, formatRoughPrice, formatUsd } from '../format';
import { i18n } from '../words';
import './liquidation-map.css';
import { AXIS_HEIGHT, AXIS_WIDTH, MapPicture } from './map-picture';
import { type MapRow, mapRows } from './map-rows';
import { type MapView, mapViewOf, rowAt } from './map-shape';
import { TierPatterns } from './tier-pattern';
import { TierToggles } from './tier-toggles';
import { WayTable } from './way-table';

const HEIGHT = 340;

const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -10,
  PageDown: 10,
  Home: -Infinity,
  End: Infinity,
};

interface LiquidationMapProps {
  readonly profile: ProfileView;
  readonly price: number;
}

function readout(
  { low, high, usd, total, onTheWay }: MapRow,
  groups: ProfileView['groups'],
  price: number,
): string {
  const at = Math.sqrt(low * high);
  const place = [formatRoughPrice(at), formatPercent((at / price - 1) * 100, 1, true)] as const;
  const way = formatUsd(onTheWay);
  if (total === 0) return i18n.t('map.readout_empty', [...place, way]);
  const most = Math.max(...usd);
  const { leverage } = groups[usd.indexOf(most)]!;
  return i18n.t('map.readout', [...place, formatUsd(total), `${leverage}×`, formatUsd(most), way]);
}

/** What the map says without being seen. */
function summary({ rows, low, high }: MapView): string {
  const [above, below] = [rows[0], rows.at(-1)].map((row) => formatUsd(row ? row.onTheWay + row.total : 0));
  return i18n.t('map.summary', [formatRoughPrice(low), formatRoughPrice(high), above!, below!]);
}

/** What is expected to be force-closed by price and leverage, and what adds up on the way to each price. */
export function LiquidationMap({ profile, price }: LiquidationMapProps) {
  const scope = useId();
  const frame = useRef<HTMLDivElement>(null);
  const { groups, bucketRatio } = profile;
  const [shown, setShown] = useState<ReadonlySet<number>>(
    () => new Set(groups.map(({ leverage }) => leverage)),
  );
  const [read, setRead] = useState<number>();
  const width = Math.max(0, useElementWidth(frame) - AXIS_WIDTH);
  const rows = useMemo(() => mapRows(profile, price, shown), [profile, price, shown]);
  const view = useMemo(() => mapViewOf(rows, width, HEIGHT), [rows, width]);
  const nearest = rows.findIndex(({ side }) => side === 'long');
  const row = read === undefined ? undefined : rows[read];

  function onKeyDown(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setRead(Math.min(rows.length - 1, Math.max(0, (read ?? nearest) + step)));
  }

  function onPointerMove(event: PointerEvent & { readonly currentTarget: SVGElement }): void {
    setRead(rowAt(view, event.clientY - event.currentTarget.getBoundingClientRect().top));
  }

  return (
    <div class="map" ref={frame}>
      <TierToggles groups={groups} shown={shown} scope={scope} onChange={setShown} />
      <svg
        class="map-plot"
        role="img"
        aria-label={summary(view)}
        tabIndex={0}
        height={HEIGHT + AXIS_HEIGHT}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setRead(undefined)}
        onBlur={() => setRead(undefined)}
        onKeyDown={onKeyDown}
      >
        <TierPatterns scope={scope} />
        {width > 0 && (
          <MapPicture view={view} price={price} read={read} scope={scope} bucketRatio={bucketRatio} />
        )}
      </svg>
      <p class="small soft map-readout" aria-live="polite">
        {row ? readout(row, groups, price) : i18n.t('map.hint')}
      </p>
      <WayTable rows={rows} groups={groups} shown={shown} price={price} />
      <p class="small faint">{i18n.t('map.note')}</p>
    </div>
  );
}
