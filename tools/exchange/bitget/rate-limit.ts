/** Counts the requests of each endpoint and second, as the venue does for an address. */
export class RateLimit {
  private second = 0;
  private readonly counts = new Map<string, number>();

  /** False once the endpoint has had its share. */
  admit(path: string, aSecond: number, now: number): boolean {
    const second = Math.floor(now / 1_000);
    if (second !== this.second) this.counts.clear();
    this.second = second;
    const count = (this.counts.get(path) ?? 0) + 1;
    this.counts.set(path, count);
    return count <= aSecond;
  }
}
