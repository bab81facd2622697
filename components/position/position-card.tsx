import { useRef, useState } from 'preact/hooks';

import type { VenueId } from '../../lib/market/instrument';
import type { OwnPosition, Settings } from '../../lib/protocol/settings';
import type { OwnLevelView, PanelSnapshot } from '../../lib/protocol/snapshot';
import { i18n } from '../words';
import './position-card.css';
import { PositionForm } from './position-form';
import { PositionRow } from './position-row';

interface PositionCardProps {
  readonly snapshot: Pick<PanelSnapshot, 'instrument' | 'price' | 'coverage' | 'ownLevels'>;
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
  return level?.side === position.side && level.leverage === position.leverage ? level : undefined;
}

function venuesOf({ coverage, instrument }: PositionCardProps['snapshot']): VenueId[] {
  return [...new Set([instrument.venue, ...coverage.venues.map(({ venue }) => venue)])];
}

/** The user's own positions in the market that is shown, and where each would be force-closed. */
export function PositionCard({ snapshot, positions, onChange }: PositionCardProps) {
  const { instrument, price, ownLevels } = snapshot;
  const { coin, unit } = instrument;
  const entry = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<'added' | 'removed'>();
  const here = positions.filter((position) => position.coin === coin);
  const elsewhere = new Set(positions.map((position) => position.coin));
  elsewhere.delete(coin);

  function add(position: OwnPosition): void {
    onChange({ positions: [...positions, position] });
    setSaid('added');
  }

  function remove(position: OwnPosition): void {
    onChange({ positions: positions.filter((other) => other !== position) });
    setSaid('removed');
    entry.current?.focus();
  }

  return (
    <>
      {here.length > 0 ? (
        <ul class="positions">
          {here.map((position) => (
            <PositionRow
              key={JSON.stringify(position)}
              position={position}
              level={levelOf(ownLevels, positions, position)}
              price={price}
              onRemove={() => remove(position)}
            />
          ))}
        </ul>
      ) : (
        <p class="soft">{i18n.t('position.none', [coin])}</p>
      )}
      <PositionForm
        coin={coin}
        unit={unit}
        price={price}
        venues={venuesOf(snapshot)}
        kept={positions}
        entry={entry}
        onAdd={add}
      />
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
