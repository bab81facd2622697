import { LOOKBACK_NAMES } from '../../lib/core/time';
import type { Found } from '../../lib/protocol/messages';
import type { HistoryView } from '../../lib/protocol/history';
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
import { HistoryLine } from './history-line';
import './panel-header.css';
import { VenueChoice } from './venue-choice';

interface PanelHeaderProps {
  readonly snapshot: PanelSnapshot | undefined;
  readonly settings: Settings;
  /** Undefined when there is no market to have one. */
  readonly shown: ShownStatus | undefined;
  readonly history: HistoryView | undefined;
  readonly found: Found | undefined;
  readonly now: number;
  readonly onSearch: (text: string) => void;
  readonly onChange: (change: Partial<Settings>) => void;
  readonly onLoadHistory: (on: boolean) => void;
}

/** What the line about the history says better. */
const SAID_BY_HISTORY = { loading: 'backfilling', stopped: 'history-stopped', complete: undefined };

export function PanelHeader({
  snapshot,
  settings,
  shown,
  history,
  found,
  now,
  onSearch,
  onChange,
  onLoadHistory,
}: PanelHeaderProps) {
  const said = history && SAID_BY_HISTORY[history.state];
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
      {shown && <StatusReasons reasons={shown.reasons.filter((reason) => reason !== said)} />}
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
      {history && <HistoryLine history={history} onLoad={onLoadHistory} />}
    </header>
  );
}
