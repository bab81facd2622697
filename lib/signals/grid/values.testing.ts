/** Readings of a market in which no predicate holds, what makes each of them hold, and their mirror image: for tests. */
import { MINUTE } from '../../core/time';
import { millis, type UnixMs, unixMs } from '../../core/units';
import { NEUTRAL_F8, yearlyRate } from '../../market/funding';
import type { BandReadings } from './band-readings';
import type { FlowReadings } from './flow-readings';
import type { FundingReadings } from './funding-readings';
import type { PredicateName } from './grid';
import type { GridInputs, GridValues } from './grid-inputs';
import type { InterestReadings } from './interest-readings';

export const NOW = unixMs(1_700_006_400_000);

const FAR = { bands: [{ distancePct: 8, strength: 40 }], growth: 0 };

export const QUIET: GridValues = {
  bands: { asOf: NOW, lasts: millis(15 * MINUTE), above: FAR, below: FAR, lean: 0 },
  flow: {
    priceZ: 0,
    cvdZ: 0.7,
    residualZ: 0,
    turnZ: 0,
    close: 100,
    highest: 101,
    lowest: 99,
    moved: 0,
    bearishAge: undefined,
    bullishAge: undefined,
  },
  funding: { mean: 0.05, meanPayer: undefined, share: 0.3, payer: undefined, rank: 50 },
  interest: { day: 0, threeDays: 0, dayRank: 50, level: 50 },
};

const bands = (change: Partial<BandReadings['above']>) => (values: GridValues) => ({
  ...values,
  bands: { ...values.bands, above: { ...values.bands.above, ...change } },
});
const flow = (change: Partial<FlowReadings>) => (values: GridValues) => ({
  ...values,
  flow: { ...values.flow, ...change },
});
const funding = (change: Partial<FundingReadings>) => (values: GridValues) => ({
  ...values,
  funding: { ...values.funding, ...change },
});
const interest = (change: Partial<InterestReadings>) => (values: GridValues) => ({
  ...values,
  interest: { ...values.interest, ...change },
});

export const change = { bands, flow, funding, interest };

/** Toward above. */
export const RAISED = {
  band: bands({ bands: [{ distancePct: 8, strength: 80 }] }),
  'band-near': bands({ bands: [{ distancePct: 4, strength: 80 }] }),
  'band-ahead': bands({ bands: [{ distancePct: 4, strength: 40 }] }),
  lean: (values: GridValues) => ({ ...values, bands: { ...values.bands, lean: 0.5 } }),
  growth: bands({ growth: 20 }),
  crowding: funding({ mean: -0.08, meanPayer: 'short', share: 1, payer: 'short', rank: 12 }),
  'interest-rising': interest({ day: 12 }),
  'interest-high': interest({ level: 85 }),
  pressure: flow({ residualZ: 2.2, cvdZ: 1.5 }),
  'flat-flow': flow({ cvdZ: 0.2, priceZ: -1 }),
  divergence: flow({ bearishAge: 3 }),
  approach: flow({ moved: 0.4 }),
} satisfies Partial<Record<PredicateName, (values: GridValues) => GridValues>>;

export type Raised = keyof typeof RAISED;

export function raised(names: readonly Raised[]): GridValues {
  return names.reduce((values, name) => RAISED[name](values), QUIET);
}

export function inputsOf(values: GridValues, asOf: UnixMs = NOW): GridInputs {
  return {
    bands: { value: values.bands, asOf },
    flow: { value: values.flow, asOf },
    funding: { value: values.funding, asOf },
    interest: { value: values.interest, asOf },
  };
}

/** Price turned upside down: what was above is below, who bought sold, and who paid received. */
export function mirroredValues({ bands, flow, funding, interest }: GridValues): GridValues {
  const swapped = { long: 'short', short: 'long' } as const;
  return {
    bands: { ...bands, above: bands.below, below: bands.above, lean: -bands.lean },
    flow: {
      priceZ: -flow.priceZ,
      cvdZ: -flow.cvdZ,
      residualZ: -flow.residualZ,
      turnZ: flow.turnZ === undefined ? undefined : -flow.turnZ,
      close: 1 / flow.close,
      highest: flow.lowest === undefined ? undefined : 1 / flow.lowest,
      lowest: flow.highest === undefined ? undefined : 1 / flow.highest,
      moved: flow.moved === undefined ? undefined : -flow.moved,
      bearishAge: flow.bullishAge,
      bullishAge: flow.bearishAge,
    },
    funding: {
      mean: yearlyRate(NEUTRAL_F8) - funding.mean,
      meanPayer: funding.meanPayer && swapped[funding.meanPayer],
      share: funding.share,
      payer: funding.payer && swapped[funding.payer],
      rank: funding.rank === undefined ? undefined : 100 - funding.rank,
    },
    interest,
  };
}
