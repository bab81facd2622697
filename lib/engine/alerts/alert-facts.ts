/** What alerts may rest on of a snapshot: nothing of one that is stale or still loading, and no price that stands still. */
import type {
  AlertFacts,
  BandFact,
  DivergenceFact,
  FindingFact,
  FundingFact,
  StateFact,
} from '../../alerts/facts';
import { severityOf } from '../../risk/finding';
import { DAY, MINUTE } from '../../core/time';
import { type UnixMs, unixMs } from '../../core/units';
import type { GridView } from '../../protocol/grid';
import type { RiskView } from '../../protocol/risk';
import type { ClusterView, DivergenceView, GlanceSnapshot, SignalView } from '../../protocol/snapshot';

const OLDEST_PRICE = 2 * MINUTE;
const YEAR_OF_EIGHT_HOURS = 1095;

export function alertFacts(snapshot: GlanceSnapshot, now: UnixMs): AlertFacts {
  const { coin } = snapshot.instrument;
  const { status, price, priceTime, asymmetry, signals, divergences, grid, risk } = snapshot;
  if (status === 'stale' || status === 'warming-up') return { coin };
  const isPriced = price !== undefined && priceTime !== undefined && now - priceTime <= OLDEST_PRICE;
  const bands = snapshot.clusters.filter(({ thin }) => !thin).map(bandFact);
  const funding = fundingFact(signals);
  const openInterestPct = interestFact(signals);
  return {
    coin,
    bands,
    divergences: divergences.map(divergenceFact),
    ...(isPriced && { price }),
    ...(asymmetry !== undefined && { asymmetry }),
    ...(funding && { funding }),
    ...(openInterestPct !== undefined && { openInterestPct }),
    ...(grid && { states: stateFacts(grid) }),
    ...(risk && { findings: risk.flatMap(findingsOf) }),
  };
}

function bandFact({ side, low, high, peak, strength, usdLow, usdHigh }: ClusterView): BandFact {
  return { side, low, high, peak, strength, usdLow, usdHigh };
}

function divergenceFact({ kind, strict = false, confirmedTime }: DivergenceView): DivergenceFact {
  return { kind, strict, confirmed: unixMs(confirmedTime) };
}

function fundingFact(signals: readonly SignalView[]): FundingFact | undefined {
  const said = signals.find(({ signal }) => signal === 'funding');
  if (said?.value === undefined || said.reading === 'unknown') return undefined;
  const persistent = { 'longs-persistent': 'long', 'shorts-persistent': 'short' } as const;
  const side = persistent[said.reading as keyof typeof persistent] as FundingFact['persistent'];
  return {
    eightHourPct: (said.value / YEAR_OF_EIGHT_HOURS) * 100,
    ...(side && { persistent: side }),
  };
}

function interestFact(signals: readonly SignalView[]): number | undefined {
  const said = signals.find(({ signal }) => signal === 'open-interest');
  return said?.window === DAY ? said.value : undefined;
}

/** What the position is about, the same for as long as it is kept, is its side, leverage and place in the list. */
function findingsOf({ of, side, leverage, planned, findings }: RiskView): FindingFact[] {
  if (planned) return [];
  return findings.flatMap(({ kind }) => {
    const severity = severityOf(kind);
    if (severity !== 'red' && severity !== 'amber') return [];
    return [{ position: `${of} ${side} ${leverage}`, side, severity, reason: kind }];
  });
}

/** States that hold; none are known of a grid that is not. */
function stateFacts({ states }: GridView): StateFact[] {
  return states.flatMap(({ name, toward, standing, since }) =>
    standing === 'holds' && since !== undefined
      ? [{ name, since: unixMs(since), ...(toward && { toward }) }]
      : [],
  );
}
