/** Lets every request through at once, and remembers what each client's budget would have had to hold back. */
import { WeightBudget } from '../../lib/venues/weight-budget';

interface Spending {
  readonly limit: number;
  readonly window: number;
  readonly weights: number[];
}

/** `done`: the budgets that were drawn on, which hold back again from then on. */
export function liftBudgets(): { done(): Spending[] } {
  const spendings = new Map<WeightBudget, Spending>();
  const held = WeightBudget.prototype.admit;
  WeightBudget.prototype.admit = function (this: WeightBudget, weight: number): Promise<void> {
    const spending = spendings.get(this) ?? { limit: this['limit'], window: this['window'], weights: [] };
    spendings.set(this, spending);
    spending.weights.push(weight);
    return Promise.resolve();
  };
  return {
    done() {
      WeightBudget.prototype.admit = held;
      return [...spendings.values()];
    },
  };
}

/** Until a budget that starts unspent has let the last request go, in seconds: no window may hold more than the limit. */
export function secondsHeldBack({ limit, window, weights }: Spending): number {
  const sent: { readonly at: number; readonly weight: number }[] = [];
  let now = 0;
  let used = 0;
  for (const weight of weights) {
    while (used + weight > limit && sent.length > 0) {
      const oldest = sent.shift()!;
      now = Math.max(now, oldest.at + window);
      used -= oldest.weight;
    }
    sent.push({ at: now, weight });
    used += weight;
  }
  return now / 1_000;
}
