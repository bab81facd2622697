import { useMemo } from 'preact/hooks';

import type { CvdSettings } from '../../lib/protocol/cvd-settings';
import type { OrderFlowView } from '../../lib/protocol/order-flow';
import { TimeChart } from '../charts/time-chart';
import { formatMoment } from '../format';
import { Part } from '../pages/part';
import { Section } from '../section';
import { i18n } from '../words';
import { CvdControls } from './cvd-controls';
import { CvdNotes } from './cvd-notes';
import { cvdPicture } from './cvd-series';
import type { FlowMarks } from './flow-marks';

interface CvdSectionProps {
  readonly flow: OrderFlowView | undefined;
  readonly fundingTimes: readonly number[];
  /** What quantities count. */
  readonly base: string;
  readonly settings: CvdSettings;
  readonly marks: FlowMarks;
  readonly onChange: (settings: CvdSettings) => void;
}

type ChartProps = CvdSectionProps & { readonly flow: OrderFlowView };

function Chart({ flow, fundingTimes, base, settings, marks, onChange }: ChartProps) {
  const picture = useMemo(
    () => cvdPicture(flow, settings, fundingTimes, marks),
    [flow, settings, fundingTimes, marks],
  );
  const { times, series, since } = picture;
  const start = (index: number): void => onChange({ ...settings, start: times[index]! });
  return (
    <>
      <CvdControls settings={settings} onChange={onChange} />
      <TimeChart
        key={`${settings.form} ${settings.method} ${settings.lines}`}
        title={i18n.t('panel.cvd')}
        times={times}
        series={series}
        onPick={settings.anchor === 'manual' ? start : undefined}
      />
      <p class="small faint">
        {i18n.t('chart.in_base', [base])}.{' '}
        {settings.form !== 'delta' &&
          since !== undefined &&
          i18n.t('flow_chart.since', [formatMoment(since)])}
        {settings.anchor === 'manual' && ` ${i18n.t('flow_chart.pick')}`}
      </p>
      <CvdNotes flow={flow} settings={settings} base={base} />
    </>
  );
}

/** What takers bought less what they sold, since the anchor that the user chose. */
export function CvdSection(props: CvdSectionProps) {
  const { flow } = props;
  return (
    <Section title={i18n.t('panel.cvd')} aside={flow && provenance(flow, props.settings)}>
      <Part>{flow && <Chart {...props} flow={flow} />}</Part>
    </Section>
  );
}

const SOURCES = [
  ['t', 'trades'],
  ['b', 'taker_bars'],
  ['e', 'estimated'],
] as const;

/** Where the deltas come from that are shown. */
function provenance({ sum, venues }: OrderFlowView, { method, lines }: CvdSettings): string {
  if (method === 'tradingview') return i18n.t('flow_chart.sources.estimated');
  const letters = lines === 'sum' ? sum.sources : venues.map(({ sources }) => sources).join('');
  const found = SOURCES.filter(([letter]) => letters.includes(letter));
  return found.map(([, word]) => i18n.t(`flow_chart.sources.${word}`)).join(' · ');
}
