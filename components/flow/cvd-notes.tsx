import type { CvdSettings } from '../../lib/protocol/cvd-settings';
import type { OrderFlowView } from '../../lib/protocol/order-flow';
import { formatCompact, formatMoment } from '../format';
import { i18n } from '../words';
import { tradingViewLower } from './cvd-series';
import { flowContractName } from './flow-contract-name';

interface CvdNotesProps {
  readonly flow: OrderFlowView;
  readonly settings: CvdSettings;
  readonly base: string;
}

/** What the chart rests on and what was corrected, in words. */
export function CvdNotes({ flow, settings, base }: CvdNotesProps) {
  const isTaker = settings.method === 'taker';
  return (
    <ul class="cvd-notes small faint">
      {isTaker ? <Make flow={flow} /> : <TradingView flow={flow} settings={settings} />}
      {isTaker && <li>{i18n.t('flow_chart.estimated_note')}</li>}
      {isTaker && settings.lines === 'spot' && <Spot flow={flow} />}
      {isTaker && <Corrections flow={flow} settings={settings} base={base} />}
      <li>{i18n.t('flow_mark.note')}</li>
      <li>{i18n.t('chart.gap_note')}</li>
    </ul>
  );
}

/** Which venues are in the sum, which are not, and which have stopped. */
function Make({ flow }: Pick<CvdNotesProps, 'flow'>) {
  const { venues, sum } = flow;
  const names = (of: OrderFlowView['venues']) => of.map((one) => flowContractName(one, venues)).join(', ');
  const [included, left] = [venues.filter((one) => one.inSum), venues.filter((one) => !one.inSum)];
  const newest = lastBar(sum.sources);
  const stopped = included.filter(({ sources }) => lastBar(sources) < newest);
  const time = (bar: number): string => formatMoment(flow.from + bar * flow.interval);
  return (
    <>
      <li>{i18n.t('flow_chart.sum_of', [names(included)])}</li>
      {left.length > 0 && <li>{i18n.t('flow_chart.not_in_sum', [names(left)])}</li>}
      {stopped.map((one) => (
        <li key={one.venue + one.symbol}>
          {i18n.t('flow_chart.stopped', [
            flowContractName(one, venues),
            time(lastBar(one.sources) + 1),
            included.length - stopped.length,
            included.length,
          ])}
        </li>
      ))}
    </>
  );
}

/** Few venues tell who took in their spot markets. */
function Spot({ flow: { spot } }: Pick<CvdNotesProps, 'flow'>) {
  if (spot.length === 0) return <li>{i18n.t('flow_chart.no_spot')}</li>;
  const names = spot.map((one) => flowContractName(one, spot)).join(', ');
  return <li>{i18n.t('flow_chart.spot_note', [names])}</li>;
}

function lastBar(sources: string): number {
  return sources.length - 1 - (/-*$/.exec(sources)?.[0].length ?? 0);
}

function TradingView({ flow, settings }: Pick<CvdNotesProps, 'flow' | 'settings'>) {
  const { venue, symbol } = flow.tradingView;
  const contract = `${flowContractName({ venue, symbol }, [])} ${symbol}`;
  const lower = tradingViewLower(flow, settings);
  return (
    <>
      <li>
        {i18n.t('flow_chart.tradingview_note', [
          contract,
          i18n.t(`flow_chart.lowers.${lower === '1m' ? 'one' : 'five'}`),
        ])}
      </li>
      {!flow.tradingView.one && <li>{i18n.t('flow_chart.minute_bars_note')}</li>}
    </>
  );
}

function Corrections({ flow, settings, base }: CvdNotesProps) {
  const ofVenues = flow.corrections.map((one) => ({ ...one, name: flowContractName(one, flow.venues) }));
  const ofSum = flow.sum.corrections.map((one) => ({ ...one, name: i18n.t('flow_chart.lines_of.sum') }));
  const shown = settings.lines === 'venues' ? ofVenues : ofSum;
  const newest = shown.toSorted((a, b) => a.time - b.time).at(-1);
  if (!newest) return null;
  const amount = (value: number): string => formatCompact(value).replace('-', '−');
  return (
    <li class="cvd-corrected">
      {i18n.t('flow_chart.corrected', [
        shown.length,
        newest.name,
        formatMoment(newest.time),
        amount(newest.before),
        `${amount(newest.after)} ${base}`,
      ])}
    </li>
  );
}
