/**
 * The leveraged traders: how many come, and what each one opens. Sizes are lognormal; leverage is drawn from the
 * mix and capped by the venue's tier; the margin held is m·notional/L with m = 1 + Exp.
 */
import type { LeverageClass, MarketDials } from './dials';
import { HOUR, MINUTE } from '../../lib/core/time';
import { lotsFor, toBase } from './lots';
import { bankruptcyPrice, liquidationPrice, maxLeverageAt } from './margin';
import { type Exit, type Position, type Sign, signOf } from './position';
import { type Random, randomStream } from './random';

/** Where nothing liquidates a position, its holder's stop is placed as if this loss did. */
const RUIN = 0.9;

export class Traders {
  private readonly mix: readonly LeverageClass[];
  private readonly totalWeight: number;
  private readonly crossShare: number;
  private readonly arrivals: Random;
  private readonly choices: Random;

  constructor(
    seed: number,
    private readonly dials: MarketDials,
  ) {
    const traits = randomStream(seed, 'traits');
    this.crossShare = traits.between(...dials.crossShare);
    this.mix = dials.leverageMix.map((entry) => ({
      ...entry,
      weight: entry.weight * Math.exp(dials.logMixSpread * traits.normal()),
    }));
    this.totalWeight = this.mix.reduce((sum, entry) => sum + entry.weight, 0);
    this.arrivals = randomStream(seed, 'arrivals');
    this.choices = randomStream(seed, 'traders');
  }

  /** How many positions are opened over `span` when the market is `pace` times as busy as usual. */
  arriving(span: number, pace: number): number {
    return this.arrivals.poisson((this.dials.opensPerMinute * pace * span) / MINUTE);
  }

  newPosition(longProbability: number, entry: number, time: number): Position {
    const { choices, dials } = this;
    const side = choices.chance(longProbability) ? 'long' : 'short';
    const sign = signOf(side);
    const lots = lotsFor(dials.medianSize * Math.exp(dials.logSizeSpread * choices.normal()), entry);
    const quantity = toBase(lots);
    const wanted = this.drawClass();
    const leverage = Math.min(wanted.leverage, maxLeverageAt(quantity * entry));
    const cross = choices.chance(this.crossShare);
    const excess = choices.exponential(cross ? dials.crossExcessMargin : dials.isolatedExcessMargin);
    const margin = ((1 + excess) * quantity * entry) / leverage;
    const liquidation = liquidationPrice(sign, quantity, entry, margin);
    return {
      side,
      lots,
      entry,
      leverage,
      cross,
      liquidation,
      bankruptcy: Math.max(0, bankruptcyPrice(sign, quantity, entry, margin)),
      exit: this.drawExit(sign, entry, liquidation),
      takeProfit: this.drawTakeProfit(sign, entry, leverage),
      term: time + choices.exponential(wanted.meanHoldingHours * dials.holdingScale * HOUR),
    };
  }

  private drawClass(): LeverageClass {
    let left = this.totalWeight * this.choices.uniform();
    return this.mix.find((entry) => (left -= entry.weight) < 0) ?? this.mix.at(-1)!;
  }

  /** The nearest of stop, panic and liquidation. */
  private drawExit(sign: Sign, entry: number, liquidation: number | undefined): Exit | undefined {
    const { choices, dials } = this;
    const stop = choices.chance(dials.stopShare) ? choices.between(...dials.stopSpan) : Infinity;
    const panic = choices.chance(dials.panicShare) ? dials.panicPoint : Infinity;
    const nearest = Math.min(stop, panic);
    if (nearest === Infinity) return liquidation ? { price: liquidation, cause: 'forced' } : undefined;
    const toLiquidation = liquidation ? Math.abs(liquidation / entry - 1) : Infinity;
    const distance = nearest * Math.min(toLiquidation, RUIN);
    return { price: entry * (1 - sign * distance), cause: stop <= panic ? 'stop' : 'panic' };
  }

  private drawTakeProfit(sign: Sign, entry: number, leverage: number): number | undefined {
    const { choices, dials } = this;
    if (!choices.chance(dials.takeProfitShare)) return undefined;
    const gain = Math.min(RUIN, choices.between(...dials.takeProfitSpan) / leverage);
    return entry * (1 + sign * gain);
  }
}
