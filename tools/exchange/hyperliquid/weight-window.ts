const LIMIT = 1_200;
const WINDOW = 60_000;

/** Request weight of the last minute, by the machine's clock. */
export class WeightWindow {
  private spent: { at: number; weight: number }[] = [];

  constructor(private readonly now: () => number = Date.now) {}

  hasRoom(weight: number): boolean {
    const now = this.now();
    this.spent = this.spent.filter(({ at }) => now - at < WINDOW);
    const used = this.spent.reduce((total, entry) => total + entry.weight, 0);
    return used + weight <= LIMIT;
  }

  charge(weight: number): void {
    this.spent.push({ at: this.now(), weight });
  }
}
