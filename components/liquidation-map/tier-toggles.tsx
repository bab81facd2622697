import type { ProfileView } from '../../lib/protocol/snapshot';
import { i18n } from '../words';
import { patternOf } from './tier-pattern';

interface TierTogglesProps {
  readonly groups: ProfileView['groups'];
  readonly shown: ReadonlySet<number>;
  /** That of the patterns, which another picture on the page holds. */
  readonly scope: string;
  readonly onChange: (shown: ReadonlySet<number>) => void;
}

/** The legend of the groups of leverages, each of which can be left out of the map. */
export function TierToggles({ groups, shown, scope, onChange }: TierTogglesProps) {
  function toggle(leverage: number, on: boolean): void {
    const next = new Set(shown);
    if (on) next.add(leverage);
    else next.delete(leverage);
    onChange(next);
  }
  return (
    <fieldset class="tiers">
      <legend class="unseen">{i18n.t('map.groups')}</legend>
      {groups.map(({ leverage, tiers }, group) => (
        <label key={leverage} title={i18n.t('map.tiers', [tiers.map((tier) => `${tier}×`).join(', ')])}>
          <input
            type="checkbox"
            checked={shown.has(leverage)}
            onChange={(event) => toggle(leverage, event.currentTarget.checked)}
          />
          <svg class="tier-swatch" width="18" height="14" aria-hidden="true">
            <rect width="18" height="14" fill={patternOf(scope, group)} />
          </svg>
          {leverage}×
        </label>
      ))}
    </fieldset>
  );
}
