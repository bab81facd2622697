/**
 * What each named state is worth on simulated months: how much more than usual is force-closed on its side within a day
 * (the lift), and how often it comes and goes. Both sides count together, each as the other's mirror image.
 */
import { DAY } from '../../lib/core/time';
import { type StateName, type Toward, TOWARD } from '../../lib/signals/grid/grid';
import { SIDE_STATES, WHIPSAW } from '../../lib/signals/grid/named-states';
import type { Figure } from '../figures/figure';
import { randomStream } from '../market/random';
import { mean } from '../score/statistics';
import { FUZZY } from '../score/worlds/fuzzy';
import { SHARP } from '../score/worlds/sharp';
import type { ScoredWorld } from '../score/worlds/world';
import { EVERY, type Forced, type GridSample, gridSamples } from './grid-world';
import { pooled, type Tally } from './pooled';

const WORLDS = [FUZZY, SHARP];
const STATES: readonly StateName[] = [WHIPSAW, ...SIDE_STATES].map(({ name }) => name);
const MOST_FLIPS = 1;
/** Drawn whole in the bootstrap: states last for hours, and what counts comes within the next day. */
const BLOCK = 5 * DAY;

export function gridFigures(seeds: readonly number[]): Figure[] {
  return WORLDS.flatMap((world) => {
    const markets = seeds.map((seed, i) => {
      process.stderr.write(`\r${world.name}: ${i + 1} of ${seeds.length} seeds`);
      return [...gridSamples(world, seed)];
    });
    process.stderr.write('\n');
    return [
      ...STATES.flatMap((state) => [
        liftFigure(world, state, markets, 'all'),
        liftFigure(world, state, markets, 'inBand'),
      ]),
      ...flipFigures(world, markets),
    ];
  });
}

const WORDS = { all: 'any on its side', inBand: 'in the nearest band of its side' };

function liftFigure(
  { name: world }: ScoredWorld,
  state: StateName,
  markets: readonly (readonly GridSample[])[],
  of: keyof Forced,
): Figure {
  const tallies = markets.flatMap((samples) => blocks(samples).map((block) => tally(block, state, of)));
  const sums = tallies.reduce((all, one) => all.map((sum, i) => sum + one[i]!), [0, 0, 0, 0]);
  const [, held = 0, forced = 0, known = 0] = sums;
  const name = `lift of forced closes within 24 h, ${state}, ${WORDS[of]}, ${world}`;
  return {
    name,
    ...pooled(tallies, lift, randomStream(1, name)),
    unit: '×',
    baseline: `usually ${(forced / known).toFixed(1)} coins; held ${((100 * held) / known).toFixed(1)} % of the time`,
    n: held,
  };
}

const lift = ([forcedHeld = 0, held = 0, forced = 0, known = 0]: readonly number[]): number =>
  forcedHeld / held / (forced / known);

/** Forced and count while it held, and of all instants at which it was known. */
function tally(samples: readonly GridSample[], state: StateName, of: keyof Forced): Tally {
  const sums = [0, 0, 0, 0] as [number, number, number, number];
  for (const { states, forced } of samples) {
    for (const { name, toward, standing } of states) {
      if (name !== state || standing === 'unknown') continue;
      const coins = toward ? forced[toward][of] : forced.above[of] + forced.below[of];
      sums[2] += coins;
      sums[3]++;
      if (standing !== 'holds') continue;
      sums[0] += coins;
      sums[1]++;
    }
  }
  return sums;
}

function blocks(samples: readonly GridSample[]): GridSample[][] {
  const found = new Map<number, GridSample[]>();
  for (const sample of samples) {
    const block = Math.floor(sample.time / BLOCK);
    found.set(block, [...(found.get(block) ?? []), sample]);
  }
  return [...found.values()];
}

/** Of every state on its side: entered or left counts as one. */
function flipFigures({ name: world }: ScoredWorld, markets: readonly (readonly GridSample[])[]): Figure[] {
  const sides = STATES.flatMap((state) =>
    (state === WHIPSAW.name ? [undefined] : TOWARD).map((toward) => ({
      title: toward ? `${state} ${toward}` : state,
      flips: mean(markets.map((samples) => flipsADay(samples, state, toward))),
    })),
  ).toSorted((a, b) => b.flips - a.flips);
  const figure = (name: string, value: number): Figure => ({
    name: `flips a day, ${name}, ${world}`,
    value,
    unit: 'a day',
    goal: `≤ ${MOST_FLIPS}`,
    baseline: sides.map(({ title, flips }) => `${title} ${flips.toFixed(2)}`).join('; '),
    n: markets.reduce((sum, samples) => sum + samples.length, 0),
    holds: value <= MOST_FLIPS,
  });
  return [
    figure('mean of the states', mean(sides.map(({ flips }) => flips))),
    figure('the most of any state', sides[0]!.flips),
  ];
}

/** How often it was entered or left, as shown. */
function flipsADay(samples: readonly GridSample[], state: StateName, toward: Toward | undefined): number {
  const held = samples.map(({ states }) =>
    states.some((each) => each.name === state && each.toward === toward && each.standing === 'holds'),
  );
  const flips = held.filter((now, i) => i > 0 && now !== held[i - 1]).length;
  return flips / ((samples.length * EVERY) / DAY);
}
