import type { RiskView } from '../../lib/protocol/risk';
import type { OwnPosition } from '../../lib/protocol/settings';
import type { OwnLevelView, PanelSnapshot } from '../../lib/protocol/snapshot';
import { formatNumber, formatPercent, formatRoughPrice } from '../format';
import { FindingList } from '../risk/finding-list';
import { FundingLine } from '../risk/funding-line';
import { SeverityMark } from '../risk/severity-mark';
import { VenueLevels } from '../risk/venue-levels';
import { VENUE_NAMES } from '../venue-names';
import { i18n } from '../words';

export type PositionSnapshot = Pick<PanelSnapshot, 'price' | 'crowding' | 'signals' | 'instrument'>;

interface LevelProps {
  /** Absent until the worker has answered. */
  readonly level: OwnLevelView | undefined;
  readonly price: number | undefined;
}

/** Where the position would be force-closed, and how far price has to go for it. */
function Level({ level, price }: LevelProps) {
  if (!level) return <>{i18n.t('position.waiting')}</>;
  const { liquidation, side, venue } = level;
  if (venue === undefined) return <>{i18n.t('position.no_tiers')}</>;
  if (liquidation === undefined) return <>{i18n.t('position.none_closes')}</>;
  const away = price === undefined ? undefined : (liquidation / price - 1) * 100;
  const passed = away !== undefined && (side === 'long' ? away >= 0 : away <= 0);
  return (
    <>
      <b>≈ {formatRoughPrice(liquidation)}</b>{' '}
      {away !== undefined && (
        <span class="soft">
          {passed ? i18n.t('position.passed') : i18n.t('position.away', [formatPercent(away, 1, true)])}
        </span>
      )}
    </>
  );
}

/** The prices that the position lives by. */
function Prices({ level, price, position }: LevelProps & { readonly position: OwnPosition }) {
  return (
    <dl class="position-prices small">
      <div>
        <dt class="soft">{i18n.t('position.liquidation')}</dt>
        <dd>
          <Level level={level} price={price} />
        </dd>
      </div>
      {(['stop', 'target'] as const).map(
        (name) =>
          position[name] !== undefined && (
            <div key={name}>
              <dt class="soft">{i18n.t(`position.${name}`)}</dt>
              <dd>{formatNumber(position[name], 10)}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** How it is held, and by whose margin tier the level was found. */
function basisOf(
  { coin, size, margin, mode, balance, inverse }: OwnPosition,
  level: OwnLevelView | undefined,
): string {
  const [sizeIn, marginIn] = inverse ? ['USD', coin] : [coin, 'USD'];
  const isUnsized = size === undefined && margin === undefined;
  const said = [
    size !== undefined && `${formatNumber(size, 8)} ${sizeIn}`,
    margin !== undefined && i18n.t('position.margin_value', [`${formatNumber(margin, 8)} ${marginIn}`]),
    i18n.t(`position.${mode ?? 'isolated'}`),
    balance !== undefined && i18n.t('position.balance_value', [`${formatNumber(balance, 8)} ${marginIn}`]),
    inverse && i18n.t('position.inverse'),
    level?.venue !== undefined &&
      level.tier !== undefined &&
      i18n.t(isUnsized ? 'position.tier_unsized' : 'position.tier', [
        VENUE_NAMES[level.venue],
        `${level.tier}`,
      ]),
  ];
  return said.filter((part) => typeof part === 'string').join(' · ');
}

interface PositionRowProps {
  readonly position: OwnPosition;
  readonly level: OwnLevelView | undefined;
  readonly risk: RiskView | undefined;
  readonly snapshot: PositionSnapshot;
  readonly onRemove: () => void;
  readonly onEdit: () => void;
  /** Of a planned one: it is open now. */
  readonly onOpen: () => void;
}

/** One position: how grave its risk is and why, the prices it lives by, and what it costs to hold. */
export function PositionRow({ position, level, risk, snapshot, ...on }: PositionRowProps) {
  const { side, entry, leverage, planned = false, unit } = position;
  const { price, signals, crowding, instrument } = snapshot;
  const sideWord = i18n.t(`position.${side}`);
  const named = [sideWord, formatNumber(leverage, 2), formatNumber(entry, 10)] as const;
  const stands = planned ? entry : price && price * (unit / instrument.unit);
  return (
    <li class="position" data-side={side}>
      <div class="position-head">
        <p class="position-what">
          <span class={side} aria-hidden="true">
            {side === 'short' ? '▲' : '▼'}
          </span>{' '}
          {sideWord} {named[1]}×{' '}
          <span class="small soft">
            {i18n.t(planned ? 'position.planned_at_value' : 'position.opened_at_value', [named[2]])}
          </span>
        </p>
        {risk && <SeverityMark severity={risk.severity} />}
      </div>
      {risk && <FindingList risk={risk} flow={signals.find(({ signal }) => signal === 'cvd')} />}
      <Prices position={position} level={level} price={price} />
      <FundingLine position={position} price={stands} funding={crowding?.funding} />
      {risk?.byVenue && <VenueLevels levels={risk.byVenue} price={price} />}
      <p class="small faint">{basisOf(position, level)}</p>
      <div class="position-buttons">
        {planned && (
          <button type="button" class="button-quiet" onClick={on.onOpen}>
            {i18n.t('position.open_now')}
          </button>
        )}
        <button
          type="button"
          class="button-quiet"
          aria-label={i18n.t('position.edit_named', [...named])}
          onClick={on.onEdit}
        >
          {i18n.t('position.edit')}
        </button>
        <button
          type="button"
          class="button-quiet"
          aria-label={i18n.t('position.remove_named', [...named])}
          onClick={on.onRemove}
        >
          {i18n.t('position.remove')}
        </button>
      </div>
    </li>
  );
}
