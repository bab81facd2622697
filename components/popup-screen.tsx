import type { Settings } from '../lib/protocol/settings';
import type { GlanceSnapshot } from '../lib/protocol/snapshot';
import type { ShownStatus } from '../lib/view-state/shown-status';
import { shownGrid } from '../lib/view-state/shown-grid';
import type { Connection } from '../lib/view-state/view-state';
import { CoinSwitch } from './coin/coin-switch';
import { OpacitySlider } from './design/opacity-slider';
import { Switch } from './design/switch';
import { AsymmetryBar } from './glance/asymmetry-bar';
import { ClusterCard } from './glance/cluster-card';
import { nearestCluster } from './glance/nearest-cluster';
import { PriceHeadline } from './glance/price-headline';
import { PriceLadder } from './glance/price-ladder';
import { SignalStates } from './glance/signal-states';
import { SqueezeLine } from './grid/squeeze-line';
import { Mark } from './design/mark';
import { NoPicture } from './no-picture';
import './popup-screen.css';
import { RiskLine } from './risk/risk-line';
import { StatusPill } from './status-pill';
import { StatusReasons } from './status-reasons';
import { i18n } from './words';

export interface PopupScreenProps {
  readonly snapshot: GlanceSnapshot | undefined;
  readonly settings: Settings;
  readonly shown: ShownStatus;
  readonly connection: Connection;
  readonly refusal: string | undefined;
  readonly now: number;
  /** The chart site in the active tab, once it is known; absent on any other page. */
  readonly site: { readonly host: string; readonly visible: boolean } | undefined;
  readonly onChange: (change: Partial<Settings>) => void;
  readonly onSiteChange: (visible: boolean) => void;
  readonly onOpenPanel: () => void;
}

function Picture({ snapshot, settings, now }: { snapshot: GlanceSnapshot; settings: Settings; now: number }) {
  const { clusters, price, atr, asymmetry, signals } = snapshot;
  const card = { price, atr, palette: settings.palette };
  return (
    <main aria-busy={snapshot.lookback !== settings.lookback}>
      <PriceHeadline snapshot={snapshot} now={now} />
      <RiskLine risk={snapshot.risk} />
      <div class="popup-map">
        {price !== undefined && <PriceLadder price={price} clusters={clusters} palette={settings.palette} />}
        <div>
          <ClusterCard {...card} direction="above" cluster={nearestCluster(clusters, 'above')} />
          <ClusterCard {...card} direction="below" cluster={nearestCluster(clusters, 'below')} />
        </div>
      </div>
      <AsymmetryBar asymmetry={asymmetry} />
      <SignalStates signals={signals} />
      <SqueezeLine grid={shownGrid(snapshot, now)} />
    </main>
  );
}

/** The popup: where price stands between the nearest bands, and the overlay's switch. */
export function PopupScreen(props: PopupScreenProps) {
  const { snapshot, settings, shown, connection, refusal, now, site, onChange, onSiteChange, onOpenPanel } =
    props;
  return (
    <>
      <header class="popup-head">
        <Mark size={20} />
        <h1 class="unseen">{settings.coin}</h1>
        <CoinSwitch
          coin={settings.coin}
          favourites={settings.favourites}
          onChoose={(coin) => onChange({ coin })}
        />
        {refusal === undefined && <StatusPill status={shown.status} />}
      </header>
      <StatusReasons reasons={shown.reasons} />
      {snapshot && refusal === undefined && snapshot.price !== undefined ? (
        <Picture snapshot={snapshot} settings={settings} now={now} />
      ) : (
        <main>
          <NoPicture
            coin={settings.coin}
            connection={connection}
            refusal={refusal}
            answered={snapshot !== undefined}
          />
        </main>
      )}
      <div class="popup-controls">
        <Switch
          label={i18n.t('popup.overlay')}
          on={settings.overlayVisible}
          onChange={(overlayVisible) => onChange({ overlayVisible })}
        />
        <OpacitySlider
          opacity={settings.overlayOpacity}
          disabled={!settings.overlayVisible}
          onChange={(overlayOpacity) => onChange({ overlayOpacity })}
        />
      </div>
      <div class="popup-controls">
        {site && (
          <Switch
            label={i18n.t('popup.on_this_site', [site.host])}
            on={site.visible}
            disabled={!settings.overlayVisible}
            onChange={onSiteChange}
          />
        )}
        <button type="button" class="button" onClick={onOpenPanel}>
          {i18n.t('popup.open_panel')}
        </button>
      </div>
      <footer class="popup-foot faint">{i18n.t('advice')}</footer>
    </>
  );
}
