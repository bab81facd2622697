import type { ForcedTotalsView } from '../../lib/protocol/order-flow';
import { formatShare, formatUsd } from '../format';
import { Part } from '../pages/part';
import { Section } from '../section';
import { i18n } from '../words';
import { flowContractName } from './flow-contract-name';
import './flow-state.css';

type Contract = ForcedTotalsView[number];
type Total = Contract['windows'][number];

const HOURS = [1, 4, 12, 24] as const;

/** Longs and shorts that were force-closed within the last hours, by contract. */
export function ForcedTotals({ totals }: { readonly totals: ForcedTotalsView | undefined }) {
  return (
    <Section title={i18n.t('forced_totals.title')} aside={i18n.t('forced_totals.aside')}>
      <Part>{totals && totals.length > 0 && <Table totals={totals} />}</Part>
    </Section>
  );
}

function Table({ totals }: { readonly totals: ForcedTotalsView }) {
  return (
    <>
      <table class="forced-totals">
        <thead class="small soft">
          <tr>
            <th scope="col">{i18n.t('by_venue.venue')}</th>
            {HOURS.map((hours) => (
              <th key={hours} scope="col">
                {i18n.t('flow_chart.hours', [hours])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {totals.map((contract) => (
            <tr key={contract.venue + contract.symbol}>
              <th scope="row">
                {flowContractName(contract, totals)}
                {!contract.full && <span class="faint"> ≥</span>}
              </th>
              {HOURS.map((hours) => (
                <td key={hours}>
                  <Amounts total={contract.windows.find((one) => one.hours === hours)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small faint">{i18n.t('forced_totals.note')}</p>
    </>
  );
}

/** A feed that was heard nearly all the time is taken for whole: its record is a minute behind. */
const WHOLE = 0.97;

function Amounts({ total }: { readonly total: Total | undefined }) {
  if (!total) return <span class="faint">{i18n.t('forced_totals.unheard')}</span>;
  const { long, short, heard } = total;
  return (
    <>
      <span class="long">
        <span aria-hidden="true">▼ </span>
        <span class="unseen">{i18n.t('forced_totals.longs')} </span>
        {formatUsd(long)}
      </span>
      <span class="short">
        <span aria-hidden="true">▲ </span>
        <span class="unseen">{i18n.t('forced_totals.shorts')} </span>
        {formatUsd(short)}
      </span>
      {heard < WHOLE && <span class="faint">{i18n.t('forced_totals.heard', [formatShare(heard)])}</span>}
    </>
  );
}
