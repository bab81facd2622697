/**
 * The volume of a step by taker side, in lots: the traders' own fills on top of a churn of V_D a day times activity
 * and volatility. The churn's taker imbalance is z = 0.11·(1.6·return/σ + noise).
 */
import { DAY, SECOND } from '../../lib/core/time';
import type { MarketDials } from './dials';
import { lotsFor, toUsd } from './lots';
import { type Random, randomStream } from './random';
import type { Sign } from './position';

const WIDEST_IMBALANCE = 0.9;
const TRADES_PER_SECOND = { fewest: 5, mean: 8, most: 20 };

export class TakerFlow {
  buy = 0;
  sell = 0;
  private readonly execution: Random;
  private readonly noise: Random;

  constructor(
    seed: number,
    private readonly dials: MarketDials,
  ) {
    this.execution = randomStream(seed, 'execution');
    this.noise = randomStream(seed, 'churn');
  }

  reset(): void {
    this.buy = 0;
    this.sell = 0;
  }

  /** A trader's fill; when the trader is the maker, the taker stood on the other side. */
  fill(traderSign: Sign, lots: number, takerProbability: number): void {
    const takerBuys = this.execution.chance(takerProbability) === traderSign > 0;
    if (takerBuys) this.buy += lots;
    else this.sell += lots;
  }

  churn(span: number, pace: number, price: number, standardReturn: number): void {
    const lots = lotsFor((this.dials.dailyVolume * pace * span) / DAY, price);
    const { takerImbalance, takerReturnWeight } = this.dials;
    const wanted = takerImbalance * (takerReturnWeight * standardReturn + this.noise.normal());
    const imbalance = Math.max(-WIDEST_IMBALANCE, Math.min(WIDEST_IMBALANCE, wanted));
    const buy = Math.round((lots * (1 + imbalance)) / 2);
    this.buy += buy;
    this.sell += lots - buy;
  }

  /** In how many trades the volume changes hands: the more there is, the larger the trades too. */
  tradeCount(span: number, price: number): number {
    const lots = this.buy + this.sell;
    const { fewest, mean, most } = TRADES_PER_SECOND;
    const busy = toUsd(lots, price) / ((this.dials.dailyVolume * span) / DAY);
    const perSecond = Math.max(fewest, Math.min(most, mean * Math.sqrt(busy)));
    return Math.min(lots, Math.round((perSecond * span) / SECOND));
  }
}
