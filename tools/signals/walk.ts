/**
 * Random walks with known stretches of absorption, or with none.
 *
 *   r = ρ·δ + √(1 − ρ²)·ε,   δ and ε independent of variance 1
 *
 * In a planted stretch all takers are on one side (δ = −|δ| when they sell), and resting orders take 35 % of what that
 * would have moved price: r = 0.65·ρ·δ + …. Stretches last 12 … 36 bars, one in every 1000 ÷ 6 bars at a random place,
 * on a random side. A control has the same one-sided takers and nobody against them.
 */
import { walkFrame } from '../../lib/orderflow/random-walk.testing';
import type { FlowFrame } from '../../lib/orderflow/flow-frame';
import { type Random, randomStream } from '../market/random';

export interface WalkKind {
  readonly name: string;
  /** Of δ and r within a bar. */
  readonly correlation: number;
  /** `fat`: Student's t with 4 degrees of freedom; `clustered`: GARCH(1, 1) with α = 0.1, β = 0.85. */
  readonly noise: 'normal' | 'fat' | 'clustered';
}

export interface Plant {
  readonly from: number;
  readonly to: number;
  readonly takers: 'buy' | 'sell';
}

export interface Walk {
  readonly frame: FlowFrame;
  readonly plants: readonly Plant[];
}

export interface WalkOptions {
  readonly kind: WalkKind;
  readonly seed: number;
  readonly bars: number;
  /** The share of the impact that is taken in planted stretches; without it there are none. */
  readonly taken?: number;
}

export const TAKEN = 0.35;
const SPACING = 1000 / 6;
const LEAST_BARS = 12;
const MOST_BARS = 36;
const GARCH = { base: 0.05, shock: 0.1, persistence: 0.85 };
const RETURN_OF_ONE = 0.001;
const START = 100;

export function walk({ kind, seed, bars, taken }: WalkOptions): Walk {
  const draw = noise(kind.noise, randomStream(seed, `walk ${kind.name}`));
  const plants = taken === undefined ? [] : plantsIn(bars, randomStream(seed, `plants ${kind.name}`));
  const pressed = sidesOf(plants, bars);
  const own = Math.sqrt(1 - kind.correlation ** 2);
  const closes: number[] = [];
  const deltas: number[] = [];
  let height = 0;
  for (let i = 0; i < bars; i++) {
    const side = pressed[i]!;
    const free = draw.next();
    const delta = side === 0 ? free : side * Math.abs(free);
    const reaching = side === 0 ? 1 : 1 - (taken ?? 0);
    const step = kind.correlation * reaching * delta + own * draw.next();
    draw.settle(step);
    height += step;
    deltas.push(delta);
    closes.push(START * Math.exp(RETURN_OF_ONE * height));
  }
  return { frame: walkFrame({ closes, deltas }), plants };
}

function plantsIn(bars: number, random: Random): Plant[] {
  const plants: Plant[] = [];
  for (let start = 0; start + SPACING <= bars; start += SPACING) {
    const length = Math.floor(random.between(LEAST_BARS, MOST_BARS + 1));
    const from = Math.ceil(start + random.uniform() * (SPACING - length - 1));
    plants.push({ from, to: from + length - 1, takers: random.chance(0.5) ? 'buy' : 'sell' });
  }
  return plants;
}

/** +1 where takers are told to buy, −1 where they are told to sell, else 0. */
function sidesOf(plants: readonly Plant[], bars: number): Int8Array {
  const sides = new Int8Array(bars);
  for (const { from, to, takers } of plants) sides.fill(takers === 'buy' ? 1 : -1, from, to + 1);
  return sides;
}

interface Noise {
  next(): number;
  /** Tells how far the bar went, which clustered noise follows. */
  settle(step: number): void;
}

function noise(kind: WalkKind['noise'], random: Random): Noise {
  let variance = 1;
  const { base, shock, persistence } = GARCH;
  switch (kind) {
    case 'normal':
      return { next: random.normal, settle: () => undefined };
    case 'fat':
      return { next: random.studentT4, settle: () => undefined };
    case 'clustered':
      return {
        next: () => Math.sqrt(variance) * random.normal(),
        settle: (step) => (variance = base + shock * step ** 2 + persistence * variance),
      };
  }
}
