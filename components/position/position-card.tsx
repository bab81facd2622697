import { useEffect, useRef, useState } from 'preact/hooks';

import type { VenueId } from '../../lib/market/instrument';
import type { OwnPosition, Settings } from '../../lib/protocol/settings';
import type { OwnLevelView, PanelSnapshot } from '../../lib/protocol/snapshot';
import { i18n } from '../words';
import './position-card.css';
import { PositionForm } from './position-form';
import { PositionRow, type PositionSnapshot } from './position-row';

interface PositionCardProps {
  readonly snapshot: PositionSnapshot & Pick<PanelSnapshot, 'coverage' | 'ownLevels' | 'risk'>;
  readonly positions: readonly OwnPosition[];
  readonly onChange: (change: Pick<Settings, 'positions'>) => void;
}

/** A list that changed a moment ago has levels of the one before. */
function levelOf(
  levels: readonly OwnLevelView[],
  positions: readonly OwnPosition[],
  position: OwnPosition,
): OwnLevelView | undefined {
  const level = levels.find(({ of }) => positions[of] === position);
  const isSame =
    level?.side === position.side &&
    level.leverage === position.leverage &&
    (level.planned ?? false) === (position.planned ?? false);
  return isSame ? level : undefined;
}

function venuesOf({ coverage, instrument }: PositionCardProps['snapshot']): VenueId[] {
  return [...new Set([instrument.venue, ...coverage.venues.map(({ venue }) => venue)])];
}

/** The user's own positions in the market that is shown, what threatens each, and where it would be force-closed. */
export function PositionCard({ snapshot, positions, onChange }: PositionCardProps) {
  const { instrument, price, ownLevels, risk } = snapshot;
  const { coin, unit } = instrument;
  const first = useRef<HTMLInputElement>(null);
  const [edited, setEdited] = useState<string>();
  const [said, setSaid] = useState<'added' | 'removed' | 'changed'>();
  const here = positions.filter((position) => position.coin === coin);
  const elsewhere = new Set(positions.map((position) => position.coin));
  elsewhere.delete(coin);
  const isEdited = here.some((position) => JSON.stringify(position) === edited);
  const wasEdited = useRef(isEdited);
  const form = { coin, unit, price, venues: venuesOf(snapshot), first };

  // To the form that has just appeared: the button that was pressed is gone.
  useEffect(() => {
    if (wasEdited.current !== isEdited) first.current?.focus();
    wasEdited.current = isEdited;
  }, [isEdited]);

  function add(position: OwnPosition): void {
    onChange({ positions: [...positions, position] });
    setSaid('added');
  }

  function remove(position: OwnPosition): void {
    onChange({ positions: positions.filter((other) => other !== position) });
    setSaid('removed');
    first.current?.focus();
  }

  function replace(position: OwnPosition, by: OwnPosition): void {
    onChange({ positions: positions.map((other) => (other === position ? by : other)) });
    setEdited(undefined);
    setSaid('changed');
  }

  function open(position: OwnPosition): OwnPosition {
    const { planned: _, ...opened } = position;
    return opened;
  }

  return (
    <>
      {here.length > 0 ? (
        <ul class="positions">
          {here.map((position) => {
            const key = JSON.stringify(position);
            if (key === edited)
              return (
                <li key="edited" class="position" data-side={position.side}>
                  <PositionForm
                    {...form}
                    others={positions.filter((other) => other !== position)}
                    changed={position}
                    onDone={(changed) => replace(position, changed)}
                    onCancel={() => setEdited(undefined)}
                  />
                </li>
              );
            const level = levelOf(ownLevels, positions, position);
            return (
              <PositionRow
                key={key}
                position={position}
                level={level}
                risk={level && risk?.find(({ of }) => of === level.of)}
                snapshot={snapshot}
                onRemove={() => remove(position)}
                onEdit={() => setEdited(key)}
                onOpen={() => replace(position, open(position))}
              />
            );
          })}
        </ul>
      ) : (
        <p class="soft">{i18n.t('position.none', [coin])}</p>
      )}
      {!isEdited && <PositionForm {...form} others={positions} onDone={add} />}
      <p class="unseen" role="status">
        {said && i18n.t(`position.${said}`)}
      </p>
      <p class="small faint">
        {i18n.t('position.note')}{' '}
        {elsewhere.size > 0 && i18n.t('position.elsewhere', [[...elsewhere].join(', ')])}
      </p>
    </>
  );
}
