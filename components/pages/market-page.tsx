import { useMemo } from 'preact/hooks';

import { shownGrid } from '../../lib/view-state/shown-grid';
import { AsymmetryBar } from '../glance/asymmetry-bar';
import { NamedStates } from '../grid/named-states';
import { planeOf } from '../heatmap/heat-plane';
import { Heatmap } from '../heatmap/heatmap';
import { LiquidationMap } from '../liquidation-map/liquidation-map';
import { ChartSettings } from '../panel/chart-settings';
import { ClusterTable } from '../panel/cluster-table';
import { CrossMargin } from '../panel/cross-margin';
import { ModelCard } from '../panel/model-card';
import { SignalGrid } from '../panel/signal-grid';
import { VenueTable } from '../panel/venue-table';
import { quantityUnit } from '../quantity-unit';
import { Section } from '../section';
import { i18n } from '../words';
import { Basis } from './basis';
import type { PageProps } from './page-props';
import { Part } from './part';

/** All that takes a while to draw. */
function Details({ snapshot, settings, history, onChange }: PageProps) {
  const { instrument, price, clusters, liquidity, asymmetry, heatmap } = snapshot;
  const { profile, thinMarket, coverage, assumptions } = snapshot;
  const base = quantityUnit(instrument);
  const { palette, smoothing } = settings;
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
      <Basis coverage={coverage} history={history} />
      <Section title={i18n.t('basis.model')}>
        <Part>{assumptions && <ModelCard assumptions={assumptions} />}</Part>
      </Section>
    </>
  );
}

/** The four signals and what they say together, and where positions would be force-closed. */
export function MarketPage(props: PageProps) {
  const grid = shownGrid(props.snapshot, props.now);
  return (
    <>
      <Section title={i18n.t('grid.title')}>
        <Part>{grid && <NamedStates grid={grid} now={props.now} />}</Part>
      </Section>
      <Section title={i18n.t('panel.grid')}>
        <SignalGrid signals={props.snapshot.signals} now={props.now} />
      </Section>
      {!props.brief && <Details {...props} />}
    </>
  );
}
