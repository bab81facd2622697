import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';

import type { Found } from '../lib/protocol/messages';
import type { HistoryView } from '../lib/protocol/history';
import type { Settings } from '../lib/protocol/settings';
import type { PanelSnapshot } from '../lib/protocol/snapshot';
import type { TrackRecordView } from '../lib/protocol/track-record';
import type { ShownStatus } from '../lib/view-state/shown-status';
import type { Connection } from '../lib/view-state/view-state';
import { CvdChart, cvdProvenance } from './charts/cvd-chart';
import { FundingChart } from './charts/funding-chart';
import { OpenInterestChart } from './charts/open-interest-chart';
import { useAfterFirstFrame } from './design/after-first-frame';
import { ThemeChoice } from './design/theme-choice';
import { AsymmetryBar } from './glance/asymmetry-bar';
import { planeOf } from './heatmap/heat-plane';
import { Heatmap } from './heatmap/heatmap';
import { LiquidationMap } from './liquidation-map/liquidation-map';
import { NoPicture } from './no-picture';
import './panel-screen.css';
import { ChartSettings } from './panel/chart-settings';
import { ClusterTable } from './panel/cluster-table';
import { Coverage } from './panel/coverage';
import { CrossMargin } from './panel/cross-margin';
import { ModelCard } from './panel/model-card';
import { PanelHeader } from './panel/panel-header';
import { type PanelPage, Pages } from './panel/pages';
import { SignalGrid } from './panel/signal-grid';
import { VenueTable } from './panel/venue-table';
import { PositionCard } from './position/position-card';
import { quantityUnit } from './quantity-unit';
import { Section } from './section';
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
  readonly onSearch: (text: string) => void;
  readonly onChange: (change: Partial<Settings>) => void;
  readonly onReadRecord: (coin: string) => void;
  readonly onExportRecord: (coin: string) => void;
  readonly onLoadHistory: (on: boolean) => void;
}

/** What a section shows when the snapshot has no such part: that it has none. */
function Part({ children }: { readonly children: ComponentChildren }) {
  return children ? <>{children}</> : <p class="section-absent soft">{i18n.t('panel.no_section')}</p>;
}

interface BasisProps {
  readonly coverage: PanelSnapshot['coverage'];
  readonly history: HistoryView | undefined;
}

function Basis({ coverage, history }: BasisProps) {
  return (
    <Section title={i18n.t('panel.basis')}>
      <Coverage coverage={coverage} history={history} />
    </Section>
  );
}

interface PictureProps extends Pick<PanelScreenProps, 'settings' | 'history' | 'onChange'> {
  readonly snapshot: PanelSnapshot;
}

/** All that takes a while to draw. */
function Details({ snapshot, settings, history, onChange }: PictureProps) {
  const {
    instrument,
    price,
    clusters,
    liquidity,
    asymmetry,
    heatmap,
    profile,
    thinMarket,
    cvd,
    funding,
    openInterest,
    coverage,
    assumptions,
  } = snapshot;
  const base = quantityUnit(instrument);
  const { palette, smoothing, positions } = settings;
  const plane = useMemo(() => heatmap && planeOf(heatmap, smoothing), [heatmap, smoothing]);
  return (
    <>
      <Section title={i18n.t('panel.heatmap')} aside={i18n.t('heat.scale_note')}>
        <Part>{plane && <Heatmap plane={plane} price={price} base={base} colours={settings} />}</Part>
      </Section>
      <ChartSettings settings={settings} onChange={onChange} />
      <Section title={i18n.t('panel.map')} aside={i18n.t('map.aside')}>
        <Part>
          {profile && price !== undefined && <LiquidationMap profile={profile} price={price} />}
          {assumptions && (
            <CrossMargin
              crossShare={assumptions.crossShare}
              haircut={settings.crossHaircut}
              onChange={(crossHaircut) => onChange({ crossHaircut })}
            />
          )}
        </Part>
      </Section>
      <Section title={i18n.t('panel.clusters')}>
        <AsymmetryBar asymmetry={asymmetry} />
        <ClusterTable clusters={clusters} palette={palette} liquidity={liquidity} thinMarket={thinMarket} />
      </Section>
      <Section title={i18n.t('panel.by_venue')} aside={i18n.t('by_venue.note')}>
        <VenueTable venues={coverage.venues} />
      </Section>
      <Section title={i18n.t('position.title')}>
        <PositionCard snapshot={snapshot} positions={positions} onChange={onChange} />
      </Section>
      <Section title={i18n.t('panel.cvd')} aside={cvd && cvdProvenance(cvd)}>
        <Part>{cvd && <CvdChart cvd={cvd} base={base} />}</Part>
      </Section>
      <Section title={i18n.t('panel.funding')}>
        <Part>{funding && <FundingChart funding={funding} />}</Part>
      </Section>
      <Section title={i18n.t('panel.open_interest')}>
        <Part>{openInterest && <OpenInterestChart openInterest={openInterest} base={base} />}</Part>
      </Section>
      <Basis coverage={coverage} history={history} />
      <Section title={i18n.t('basis.model')}>
        <Part>{assumptions && <ModelCard assumptions={assumptions} />}</Part>
      </Section>
    </>
  );
}

function Picture({
  snapshot,
  settings,
  history,
  now,
  recalled,
  onChange,
}: PictureProps & Pick<PanelScreenProps, 'now' | 'recalled'>) {
  const painted = useAfterFirstFrame();
  const ready = painted && !recalled;
  return (
    <main aria-busy={!ready || snapshot.lookback !== settings.lookback}>
      <Section title={i18n.t('panel.grid')}>
        <SignalGrid signals={snapshot.signals} now={now} />
      </Section>
      {ready && <Details snapshot={snapshot} settings={settings} history={history} onChange={onChange} />}
    </main>
  );
}

function MarketPage(props: PanelScreenProps) {
  const { snapshot, recalled, settings, connection, refusal, history, now, onChange } = props;
  if (snapshot?.price !== undefined && refusal === undefined) {
    return (
      <Picture
        snapshot={snapshot}
        settings={settings}
        history={history}
        now={now}
        recalled={recalled}
        onChange={onChange}
      />
    );
  }
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

/** The side panel: the four signals, the map, the flow, and what all of it rests on; and how forecasts have fared. */
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
      {page === 'market' ? (
        <MarketPage {...props} />
      ) : (
        <TrackRecordPage
          coin={settings.coin}
          record={trackRecord}
          onRead={props.onReadRecord}
          onExport={props.onExportRecord}
        />
      )}
      <footer class="panel-foot small faint">
        <ThemeChoice theme={settings.theme} onChoose={(theme) => onChange({ theme })} />
        {i18n.t('advice')}
      </footer>
    </>
  );
}
