import { useState } from 'preact/hooks';

import type { AlertSettings, AlertsView } from '../lib/protocol/alerts';
import type { UnixMs } from '../lib/core/units';
import type { Found } from '../lib/protocol/messages';
import type { HistoryView } from '../lib/protocol/history';
import type { Settings } from '../lib/protocol/settings';
import type { PanelSnapshot } from '../lib/protocol/snapshot';
import type { TrackRecordView } from '../lib/protocol/track-record';
import type { ShownStatus } from '../lib/view-state/shown-status';
import { AlertsPage } from './alerts/alerts-page';
import type { NotificationAccess } from './alerts/permission-card';
import type { Connection, Replay } from '../lib/view-state/view-state';
import { useAfterFirstFrame } from './design/after-first-frame';
import { ThemeChoice } from './design/theme-choice';
import { NoPicture } from './no-picture';
import { Basis } from './pages/basis';
import { FlowPage } from './pages/flow-page';
import { MarketPage } from './pages/market-page';
import { type PanelPage, Pages } from './pages/pages';
import { RiskPage } from './pages/risk-page';
import './panel-screen.css';
import { ChartSettings } from './panel/chart-settings';
import { PanelHeader } from './panel/panel-header';
import { ReplayBar } from './replay/replay-bar';
import { TrackRecordPage } from './track-record/track-record-page';
import { i18n } from './words';

export interface PanelScreenProps {
  readonly snapshot: PanelSnapshot | undefined;
  /** The snapshot is an earlier look's, without series: only what is said at a glance can be drawn. */
  readonly recalled: boolean;
  readonly settings: Settings;
  readonly shown: ShownStatus;
  readonly connection: Connection;
  readonly refusal: string | undefined;
  readonly history: HistoryView | undefined;
  readonly found: Found | undefined;
  readonly now: number;
  readonly trackRecord: TrackRecordView | undefined;
  readonly alerts: AlertsView | undefined;
  readonly notifications: NotificationAccess;
  readonly replay: Replay | undefined;
  readonly onSearch: (text: string) => void;
  readonly onChange: (change: Partial<Settings>) => void;
  readonly onReadRecord: (coin: string) => void;
  readonly onExportRecord: (coin: string) => void;
  readonly onLoadHistory: (on: boolean) => void;
  readonly onReadAlerts: () => void;
  readonly onChangeAlerts: (change: Partial<AlertSettings>) => void;
  readonly onTestAlert: () => void;
  readonly onReplay: (at: UnixMs | undefined) => void;
}

const PAGE_ABOUT_COIN = { market: MarketPage, flow: FlowPage, risk: RiskPage } as const;

interface AboutCoinProps extends PanelScreenProps {
  readonly page: keyof typeof PAGE_ABOUT_COIN;
}

function Picture({
  page,
  snapshot,
  recalled,
  ...props
}: AboutCoinProps & { readonly snapshot: PanelSnapshot }) {
  const painted = useAfterFirstFrame();
  const brief = !painted || recalled;
  const Page = PAGE_ABOUT_COIN[page];
  const { settings, history, replay, onChange, onReplay } = props;
  const shown = replay?.past ?? snapshot;
  const now = replay?.past ? replay.at : props.now;
  return (
    <>
      <ReplayBar snapshot={snapshot} replay={replay} onReplay={onReplay} />
      <main aria-busy={brief || (replay?.pending ?? false) || snapshot.lookback !== settings.lookback}>
        <Page {...{ snapshot: shown, settings, history, now, brief, onChange }} />
      </main>
    </>
  );
}

/** A page about the coin on show, or why there is no picture of it. */
function AboutCoin(props: AboutCoinProps) {
  const { snapshot, settings, connection, refusal, history, onChange } = props;
  if (snapshot?.price !== undefined && refusal === undefined)
    return <Picture {...props} snapshot={snapshot} />;
  return (
    <main>
      <NoPicture
        coin={settings.coin}
        connection={connection}
        refusal={refusal}
        answered={snapshot !== undefined}
      />
      <ChartSettings settings={settings} onChange={onChange} />
      {snapshot && <Basis coverage={snapshot.coverage} history={history} />}
    </main>
  );
}

/** The side panel: the market's map, its order flow, the user's own risk, and how forecasts have fared. */
export function PanelScreen(props: PanelScreenProps) {
  const { snapshot, settings, shown, refusal, history, found, now, trackRecord } = props;
  const { onSearch, onChange, onLoadHistory } = props;
  const [page, setPage] = useState<PanelPage>('market');
  return (
    <>
      <PanelHeader
        snapshot={snapshot}
        settings={settings}
        shown={refusal === undefined ? shown : undefined}
        history={refusal === undefined ? history : undefined}
        found={found}
        now={now}
        onSearch={onSearch}
        onChange={onChange}
        onLoadHistory={onLoadHistory}
      />
      <Pages shown={page} onChoose={setPage} />
      {page === 'record' && (
        <TrackRecordPage
          coin={settings.coin}
          record={trackRecord}
          onRead={props.onReadRecord}
          onExport={props.onExportRecord}
        />
      )}
      {page === 'alerts' && (
        <AlertsPage
          settings={settings}
          alerts={props.alerts}
          access={props.notifications}
          now={now}
          onRead={props.onReadAlerts}
          onChange={props.onChangeAlerts}
          onTest={props.onTestAlert}
        />
      )}
      {page !== 'record' && page !== 'alerts' && <AboutCoin page={page} {...props} />}
      <footer class="panel-foot small faint">
        <ThemeChoice theme={settings.theme} onChoose={(theme) => onChange({ theme })} />
        {i18n.t('advice')}
      </footer>
    </>
  );
}
