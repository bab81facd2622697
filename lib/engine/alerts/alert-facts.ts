/** What alerts may rest on of a snapshot: nothing of one that is stale or still loading, and no price that stands still. */
import type { AlertFacts, BandFact, DivergenceFact, FindingFact, FundingFact } from '../../alerts/facts';
import { DAY, MINUTE } from '../../core/time';
import { type UnixMs, unixMs } from '../../core/units';
import type { ClusterView, GlanceSnapshot, OwnLevelView, SignalView } from '../../protocol/snapshot';

/** A glance has no levels of the user's own; what threatens them is not known then. */
export type Told = GlanceSnapshot & { readonly ownLevels?: readonly OwnLevelView[] };

const OLDEST_PRICE = 2 * MINUTE;
const STRICT_Z = 2.5;
const YEAR_OF_EIGHT_HOURS = 1095;

export function alertFacts(snapshot: Told, now: UnixMs): AlertFacts {
  const { coin } = snapshot.instrument;
  const { status, price, priceTime, asymmetry, signals, divergences, ownLevels } = snapshot;
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
    ...(ownLevels && { findings: ownLevels.flatMap((level) => findingsOf(level, bands)) }),
  };
}

function bandFact({ side, low, high, peak, strength, usdLow, usdHigh }: ClusterView): BandFact {
  return { side, low, high, peak, strength, usdLow, usdHigh };
}

function divergenceFact({
  kind,
  residualZ,
  confirmedTime,
}: GlanceSnapshot['divergences'][number]): DivergenceFact {
  return { kind, strict: Math.abs(residualZ) >= STRICT_Z, confirmed: unixMs(confirmedTime) };
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

/** A level inside a band of its own side is closed with that band, and makes it worse. */
function findingsOf(
  { side, entry, leverage, liquidation }: OwnLevelView,
  bands: readonly BandFact[],
): FindingFact[] {
  const isInside =
    liquidation !== undefined &&
    bands.some((band) => band.side === side && band.low <= liquidation && liquidation <= band.high);
  const position = `${side} ${entry} ${leverage}`;
  return isInside ? [{ position, side, severity: 'red', reason: 'liquidation-in-band' }] : [];
}
