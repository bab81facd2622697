/** The named states of the four signals together, each with the predicates that it rests on; see lib/signals/grid. */
import * as v from 'valibot';

const time = v.pipe(v.number(), v.finite(), v.minValue(0));
const list = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.readonly());

/** Of shorts above price, of longs below; absent where both sides are concerned. */
const toward = v.optional(v.picklist(['above', 'below']));

const PredicateName = v.picklist([
  'band',
  'band-near',
  'band-ahead',
  'lean',
  'growth',
  'crowding',
  'interest-rising',
  'interest-high',
  'pressure',
  'flat-flow',
  'divergence',
  'approach',
  'close-above',
  'close-below',
  'even',
  'level-break',
  'flow-turn',
]);

const TermView = v.object({
  measure: v.picklist([
    'strength',
    'distance',
    'lean',
    'growth',
    'funding-mean',
    'funding-share',
    'funding-rank',
    'interest-day',
    'interest-3-days',
    'interest-day-rank',
    'interest-level',
    'residual',
    'price-move',
    'flow-move',
    'flow-turn',
    'approach',
    'divergence-age',
    'close',
  ]),
  unit: v.picklist(['percentile', 'percent', 'ln-ratio', 'apr', 'share', 'z', 'bars', 'price']),
  value: v.optional(v.pipe(v.number(), v.finite())),
  bound: v.picklist(['least', 'most']),
  /** Where the predicate would change. */
  threshold: v.pipe(v.number(), v.finite()),
});

export const PredicateView = v.object({
  name: PredicateName,
  toward,
  truth: v.picklist(['yes', 'no', 'unknown']),
  terms: list(TermView),
  asOf: v.optional(time),
  missing: v.optional(v.picklist(['no-data', 'no-history', 'stale', 'warming-up'])),
});

export const NamedStateView = v.object({
  name: v.picklist([
    'whipsaw',
    'squeeze-primed',
    'squeeze-watch',
    'squeeze-conditions',
    'fading-momentum',
    'larger-cascade',
    'building',
  ]),
  toward,
  /** Overridden: by whipsaw risk. */
  standing: v.picklist(['holds', 'overridden', 'no', 'unknown']),
  since: v.optional(time),
  /** It changed too lately to change again, though its conditions did. */
  dwelling: v.optional(v.literal(true)),
  /** Predicates of its side: one of each list must hold. */
  needs: list(list(PredicateName)),
});

export const GridView = v.object({
  states: list(NamedStateView),
  predicates: list(PredicateView),
  /** What would set a squeeze off; apart from the states. */
  triggers: list(PredicateView),
});

export type TermView = v.InferOutput<typeof TermView>;
export type PredicateView = v.InferOutput<typeof PredicateView>;
export type NamedStateView = v.InferOutput<typeof NamedStateView>;
export type GridView = v.InferOutput<typeof GridView>;

/** What a grid of too old data says: nothing. */
export function staleGrid({ states, predicates, triggers }: GridView): GridView {
  const unknown = (predicate: PredicateView): PredicateView => ({
    ...predicate,
    truth: 'unknown',
    missing: 'stale',
  });
  return {
    states: states.map(({ since: _since, dwelling: _dwelling, ...state }) => ({
      ...state,
      standing: 'unknown',
    })),
    predicates: predicates.map(unknown),
    triggers: triggers.map(unknown),
  };
}
