import type { FlowStateView } from '../../lib/protocol/order-flow';
import { formatClock, formatShare, formatUsd } from '../format';
import { Section } from '../section';
import { VENUE_NAMES } from '../venue-names';
import { i18n } from '../words';
import './flow-state.css';

/** Whether the side that price moves to tires, and whether forced orders come faster than usual. */
export function FlowState({ state }: { readonly state: FlowStateView | undefined }) {
  return (
    <Section title={i18n.t('flow_state.title')}>
      <dl class="flow-state">
        <div>
          <dt>{i18n.t('flow_state.exhaustion')}</dt>
          <dd>
            <Exhaustion exhaustion={state?.exhaustion} />
          </dd>
        </div>
        <div>
          <dt>{i18n.t('flow_state.cascade')}</dt>
          <dd>
            <Cascade cascade={state?.cascade} />
          </dd>
        </div>
      </dl>
    </Section>
  );
}

function Exhaustion({ exhaustion }: Pick<FlowStateView, 'exhaustion'>) {
  if (exhaustion === undefined) return <Unknown why={i18n.t('flow_state.not_measured')} />;
  if (exhaustion === 'none') return <p>{i18n.t('flow_state.none')}</p>;
  const { side, bars, since } = exhaustion;
  return (
    <>
      <p>
        <strong>{i18n.t(`flow_state.fading_${side}`)}</strong>
      </p>
      <p class="small soft">{i18n.t('flow_state.fading_since', [bars, formatClock(since)])}</p>
    </>
  );
}

function Cascade({ cascade }: Pick<FlowStateView, 'cascade'>) {
  if (cascade === undefined) return <Unknown why={i18n.t('flow_state.not_heard')} />;
  const { run, threshold, asOf, venues } = cascade;
  const heard = i18n.t('flow_state.heard', [
    formatUsd(threshold),
    formatClock(asOf),
    venues.map((venue) => VENUE_NAMES[venue]).join(', '),
  ]);
  return (
    <>
      <p>
        {run ? <strong>{i18n.t(`flow_state.${run.state}_${run.side}`)}</strong> : i18n.t('flow_state.none')}
      </p>
      {run && (
        <p class="small soft">
          {i18n.t('flow_state.run', [
            formatClock(run.since),
            formatUsd(run.realised),
            formatUsd(run.newest),
            formatUsd(run.peak),
          ])}{' '}
          {run.expected !== undefined &&
            run.expected > 0 &&
            i18n.t('flow_state.of_expected', [
              formatShare(run.realised / run.expected),
              formatUsd(run.expected),
            ])}
        </p>
      )}
      <p class="small faint">{heard}</p>
    </>
  );
}

function Unknown({ why }: { readonly why: string }) {
  return (
    <>
      <p>{i18n.t('flow_state.unknown')}</p>
      <p class="small faint">{why}</p>
    </>
  );
}
