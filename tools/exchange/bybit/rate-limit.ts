const WINDOW = 5_000;
const REQUESTS = 600;
const BAN = 600_000;

/** 600 requests in any 5 s of one address; who asks more is kept out for ten minutes (Bybit, "Rate Limit Rules"). */
export class RateLimit {
  private times: number[] = [];
  private bannedUntil = -Infinity;

  /** Counts a request; false if it is refused. */
  admit(now: number): boolean {
    if (now < this.bannedUntil) return false;
    this.times = this.times.filter((time) => now - time < WINDOW);
    this.times.push(now);
    if (this.times.length <= REQUESTS) return true;
    this.bannedUntil = now + BAN;
    return false;
  }
}
