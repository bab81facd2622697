/** Multiples of a step, counted in whole steps, so that sums are exact: tenths and thousandths are no binary numbers. */
export class StepGrid {
  private readonly perUnit: number;

  constructor(private readonly step: number) {
    this.perUnit = Math.round(1 / step);
  }

  steps(value: number): number {
    return Math.round(value / this.step);
  }

  value(steps: number): number {
    return this.perUnit >= 1 ? steps / this.perUnit : steps * this.step;
  }

  nearest(value: number): number {
    return this.value(this.steps(value));
  }
}
