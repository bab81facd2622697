import type { OwnPosition } from '../../lib/protocol/settings';
import type { OwnLevelView } from '../../lib/protocol/snapshot';
import { formatNumber, formatPercent, formatRoughPrice } from '../format';
import { VENUE_NAMES } from '../venue-names';
import { i18n } from '../words';

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
      <b>≈ {formatRoughPrice(liquidation)}</b>
      {away !== undefined && (
        <span class="soft">
          {passed ? i18n.t('position.passed') : i18n.t('position.away', [formatPercent(away, 1, true)])}
        </span>
      )}
    </>
  );
}

interface PositionRowProps extends LevelProps {
  readonly position: OwnPosition;
  readonly onRemove: () => void;
}

/** How it is held, and by whose margin tier the level was found. */
function basisOf(
  { coin, size, mode, balance, inverse }: OwnPosition,
  level: OwnLevelView | undefined,
): string {
  const [sizeIn, marginIn] = inverse ? ['USD', coin] : [coin, 'USD'];
  const said = [
    size !== undefined && `${formatNumber(size, 8)} ${sizeIn}`,
    i18n.t(`position.${mode ?? 'isolated'}`),
    balance !== undefined && i18n.t('position.balance_value', [`${formatNumber(balance, 8)} ${marginIn}`]),
    inverse && i18n.t('position.inverse'),
    level?.venue !== undefined &&
      level.tier !== undefined &&
      i18n.t(size === undefined ? 'position.tier_unsized' : 'position.tier', [
        VENUE_NAMES[level.venue],
        `${level.tier}`,
      ]),
  ];
  return said.filter((part) => typeof part === 'string').join(' · ');
}

export function PositionRow({ position, level, price, onRemove }: PositionRowProps) {
  const { side, entry, leverage } = position;
  const sideWord = i18n.t(`position.${side}`);
  const entryText = formatNumber(entry, 10);
  return (
    <li class="position" data-side={side}>
      <p class="position-what">
        <span class={side} aria-hidden="true">
          {side === 'short' ? '▲' : '▼'}
        </span>{' '}
        {sideWord} {formatNumber(leverage, 2)}×{' '}
        <span class="small soft">{i18n.t('position.opened_at_value', [entryText])}</span>
      </p>
      <p class="position-level">
        <span class="small soft">{i18n.t('position.liquidation')}</span>
        <Level level={level} price={price} />
      </p>
      <p class="position-basis small faint">{basisOf(position, level)}</p>
      <button
        type="button"
        class="button-quiet"
        aria-label={i18n.t('position.remove_named', [sideWord, formatNumber(leverage, 2), entryText])}
        onClick={onRemove}
      >
        {i18n.t('position.remove')}
      </button>
    </li>
  );
}
