/**
 * The predicates with their levels, enter / leave, for forced orders above price; below is the mirror image.
 *
 *   band (H)             strength ≥ 70th / < 60th percentile, at ≤ 10 / > 11 %       band-near: at ≤ 5 / > 5.5 %
 *   band-ahead           any band at ≤ 5 / > 5.5 %                                   close-…: at ≤ 3 / > 3.3 %
 *   lean (A⁺)            asymmetry ≥ ln 1.5 / < ln 1.25                              even: |A| ≤ ln 1.5 / > ln 1.75
 *   growth (G⁺)          the side's mass over a day ≥ 15 / < 8 %
 *   crowding (F⁻)        shorts paid on the mean of 72 h and in ≥ 80 / < 60 % of it, or they pay now and the rate is
 *                        ≤ 10th / > 20th percentile
 *   interest-rising (O⁺) over one or three days ≥ 10 / < 6 %, or a rise of a day that is ≥ 90th / < 80th percentile
 *   interest-high (Oʰ)   level ≥ 80th / < 70th percentile
 *   pressure (D⁺)        residual z ≥ 2 / < 1 while price z ≤ 0.5 / > 1: takers buy and price is flat or falls
 *   flat-flow (d⁺)       |CVD z| ≤ 0.5 / > 1 while price z ≤ −0.5 / > −0.25
 *   divergence (D⁻)      bearish, confirmed at most 24 bars ago
 *   approach             price rose by ≥ 0.25 / < 0.125 % in four hours
 *
 * The triggers: level-break, the close at or above the highest of the 24 bars before; flow-turn, CVD's z over six bars
 * ≥ 1 / < 0.5. Levels that the research notes do not give leave at half, or at twice, what they enter at.
 */
import type { PositionSide } from '../../core/position-side';
import { NEUTRAL_F8, yearlyRate } from '../../market/funding';
import { FLAT_Z, LEAD_Z, RESIDUAL_Z } from '../../orderflow/absorption';
import type { BandReading } from './band-readings';
import type { FlowReadings } from './flow-readings';
import type { FundingReadings } from './funding-readings';
import type { PredicateName, Toward } from './grid';
import type { GridInputs, GridValues } from './grid-inputs';
import type { InterestReadings } from './interest-readings';
import { valueOf } from './reading';
import { type Bounded, least, mirrored, most } from './term';

/** Ways to hold: each a list of bounds that must all be met. */
type Cases = readonly (readonly Bounded[])[];

export interface PredicateRule {
  readonly name: PredicateName;
  readonly input: keyof GridValues;
  /** Undefined while its input is missing. */
  readonly cases: (inputs: GridInputs, toward: Toward) => Cases | undefined;
}

function rule<Input extends keyof GridValues>(
  name: PredicateName,
  input: Input,
  casesOf: (value: GridValues[Input], toward: Toward) => Cases,
): PredicateRule {
  const cases = (inputs: GridInputs, toward: Toward): Cases | undefined => {
    const value = valueOf<GridValues[Input]>(inputs[input]);
    return value && casesOf(value, toward);
  };
  return { name, input, cases };
}

type Levels = readonly [enter: number, leave: number];

const STRONG: Levels = [70, 60];
const REACH: Levels = [10, 11];
const NEAR: Levels = [5, 5.5];
const CLOSE: Levels = [3, 3.3];
const DIVERGENCE_BARS = 24;
/** Rates from 0 to twice this are neither side's; a rate and its mirror image lie as far on either side of it. */
const MIDDLE_OF_NEUTRAL = yearlyRate(NEUTRAL_F8) / 2;
const MEDIAN = 50;

/** A bound for above, or its mirror image. `centre`: the value that is its own. */
function turned(toward: Toward, bounded: Bounded, centre = 0): Bounded {
  return toward === 'above' ? bounded : mirrored(bounded, centre);
}

/** The strongest first. */
function strongBand(bands: readonly BandReading[], reach: Levels): Cases {
  return bands
    .filter(({ distancePct }) => distancePct <= reach[1])
    .sort((a, b) => (b.strength ?? 0) - (a.strength ?? 0))
    .map(({ strength, distancePct }) => [
      least('strength', strength, ...STRONG),
      most('distance', distancePct, ...reach),
    ]);
}

function anyBand([nearest]: readonly BandReading[], reach: Levels): Cases {
  return nearest ? [[most('distance', nearest.distancePct, ...reach)]] : [];
}

function crowding({ mean, meanPayer, share, payer, rank }: FundingReadings, toward: Toward): Cases {
  const crowd: PositionSide = toward === 'above' ? 'short' : 'long';
  const persistent = [
    turned(toward, most('funding-mean', mean, 0), MIDDLE_OF_NEUTRAL),
    least('funding-share', meanPayer === crowd ? share : 0, 0.8, 0.6),
  ];
  const extreme = [turned(toward, most('funding-rank', rank, 10, 20), MEDIAN)];
  return payer === crowd ? [persistent, extreme] : [persistent];
}

function pressure({ residualZ, priceZ }: FlowReadings, toward: Toward): Cases {
  const pressed = turned(toward, least('residual', residualZ, RESIDUAL_Z, RESIDUAL_Z / 2));
  return [[pressed, turned(toward, most('price-move', priceZ, FLAT_Z, 2 * FLAT_Z))]];
}

function flatFlow({ cvdZ, priceZ }: FlowReadings, toward: Toward): Cases {
  const flat = most('flow-move', Math.abs(cvdZ), FLAT_Z, 2 * FLAT_Z);
  return [[flat, turned(toward, most('price-move', priceZ, -FLAT_Z, -FLAT_Z / 2))]];
}

function divergence({ bearishAge, bullishAge }: FlowReadings, toward: Toward): Cases {
  const age = toward === 'above' ? bearishAge : bullishAge;
  return age === undefined ? [] : [[most('divergence-age', age, DIVERGENCE_BARS)]];
}

function rising({ day, threeDays, dayRank }: InterestReadings): Cases {
  return [
    [least('interest-day', day, 10, 6)],
    [least('interest-3-days', threeDays, 10, 6)],
    [least('interest-day-rank', dayRank, 90, 80), least('interest-day', day, 0)],
  ];
}

/** While the level is not known, neither is whether price has broken it. */
function levelBreak({ close, highest, lowest }: FlowReadings, toward: Toward): Cases {
  const [bound, level] = toward === 'above' ? [least, highest] : [most, lowest];
  return [[bound('close', level === undefined ? undefined : close, level ?? close)]];
}

/** What every side has. */
export const SIDE_RULES: readonly PredicateRule[] = [
  rule('band', 'bands', (value, toward) => strongBand(value[toward].bands, REACH)),
  rule('band-near', 'bands', (value, toward) => strongBand(value[toward].bands, NEAR)),
  rule('band-ahead', 'bands', (value, toward) => anyBand(value[toward].bands, NEAR)),
  rule('lean', 'bands', ({ lean }, toward) => [
    [turned(toward, least('lean', lean, Math.log(1.5), Math.log(1.25)))],
  ]),
  rule('growth', 'bands', (value, toward) => [[least('growth', value[toward].growth, 15, 8)]]),
  rule('crowding', 'funding', crowding),
  rule('interest-rising', 'interest', rising),
  rule('interest-high', 'interest', ({ level }) => [[least('interest-level', level, 80, 70)]]),
  rule('pressure', 'flow', pressure),
  rule('flat-flow', 'flow', flatFlow),
  rule('divergence', 'flow', divergence),
  rule('approach', 'flow', ({ moved }, toward) => [[turned(toward, least('approach', moved, 0.25, 0.125))]]),
];

/** What would set a squeeze off. */
export const TRIGGER_RULES: readonly PredicateRule[] = [
  rule('level-break', 'flow', levelBreak),
  rule('flow-turn', 'flow', ({ turnZ }, toward) => [
    [turned(toward, least('flow-turn', turnZ, LEAD_Z, FLAT_Z))],
  ]),
];

/** Of whipsaw, which concerns both sides at once. */
export const BOTH_SIDES_RULES: readonly PredicateRule[] = [
  rule('close-above', 'bands', ({ above }) => anyBand(above.bands, CLOSE)),
  rule('close-below', 'bands', ({ below }) => anyBand(below.bands, CLOSE)),
  rule('even', 'bands', ({ lean }) => {
    const [enter, leave] = [Math.log(1.5), Math.log(1.75)];
    return [[most('lean', lean, enter, leave), least('lean', lean, -enter, -leave)]];
  }),
];
