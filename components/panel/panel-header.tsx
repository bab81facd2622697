import { LOOKBACK_NAMES } from '../../lib/core/time';
import type { Found } from '../../lib/protocol/messages';
import type { Settings } from '../../lib/protocol/settings';
import type { PanelSnapshot } from '../../lib/protocol/snapshot';
import type { ShownStatus } from '../../lib/view-state/shown-status';
import { CoinSearch } from '../coin/coin-search';
import { Mark } from '../design/mark';
import { Segments } from '../design/segments';
import { Switch } from '../design/switch';
import { PriceHeadline } from '../glance/price-headline';
import { StatusPill } from '../status-pill';
import { StatusReasons } from '../status-reasons';
import { i18n } from '../words';
import './panel-header.css';
import { VenueChoice } from './venue-choice';

interface PanelHeaderProps {
  readonly snapshot: PanelSnapshot | undefined;
  readonly settings: Settings;
  /** Undefined when there is no market to have one. */
  readonly shown: ShownStatus | undefined;
  readonly found: Found | undefined;
  readonly now: number;
  readonly onSearch: (text: string) => void;
  readonly onChange: (change: Partial<Settings>) => void;
}

export function PanelHeader({ snapshot, settings, shown, found, now, onSearch, onChange }: PanelHeaderProps) {
  const lookbacks = LOOKBACK_NAMES.map((value) => ({ value, text: i18n.t(`lookback.${value}`) }));
  return (
    <header class="panel-head">
      <div class="panel-title">
        <Mark size={20} />
        <h1 class="unseen">Isobar</h1>
        <CoinSearch
          coin={settings.coin}
          favourites={settings.favourites}
          found={found}
          onSearch={onSearch}
          onChange={onChange}
        />
        {shown && <StatusPill status={shown.status} />}
      </div>
      {shown && <StatusReasons reasons={shown.reasons} />}
      {snapshot?.price !== undefined && <PriceHeadline snapshot={snapshot} now={now} />}
      <VenueChoice chosen={settings.venues} onChoose={(venues) => onChange({ venues })} />
      <Switch
        label={i18n.t('panel.inverse')}
        on={settings.inverse}
        onChange={(inverse) => onChange({ inverse })}
      />
      <div class="panel-lookback">
        <span class="small soft" aria-hidden="true">
          {i18n.t('lookback.label')}
        </span>
        <Segments
          label={i18n.t('lookback.label')}
          options={lookbacks}
          chosen={settings.lookback}
          onChoose={(lookback) => onChange({ lookback })}
        />
      </div>
    </header>
  );
}
