const WINDOW = 2_000;

/** So many requests of an endpoint in any two seconds, from one address. */
export class RateLimits {
  private readonly asked = new Map<string, number[]>();

  /** False if it is one too many. */
  admit(path: string, most: number, now: number): boolean {
    const recent = (this.asked.get(path) ?? []).filter((at) => now - at < WINDOW);
    const admitted = recent.length < most;
    if (admitted) recent.push(now);
    this.asked.set(path, recent);
    return admitted;
  }
}
