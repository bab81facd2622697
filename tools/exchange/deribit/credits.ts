/**
 * A pool of credits that fills by the second: 50 000 at most, 10 000 a second, 500 a request; of lists of instruments five at
 * once and one in ten seconds (Deribit, "Rate Limits"; of an account: what a stranger's address may ask is not published).
 */
export class Credits {
  private left: number;
  private since: number | undefined;

  constructor(
    private readonly most: number,
    private readonly perSecond: number,
  ) {
    this.left = most;
  }

  /** Takes the cost of a request; false if there is not enough left. */
  take(cost: number, now: number): boolean {
    const passed = (now - (this.since ?? now)) / 1_000;
    this.since = now;
    this.left = Math.min(this.most, this.left + passed * this.perSecond);
    if (this.left < cost) return false;
    this.left -= cost;
    return true;
  }
}

export class RequestCredits {
  private readonly requests = new Credits(50_000, 10_000);
  private readonly lists = new Credits(5, 0.1);

  admit(method: string, now: number): boolean {
    if (method === 'get_instruments' && !this.lists.take(1, now)) return false;
    return this.requests.take(500, now);
  }
}
