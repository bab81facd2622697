/** 200 requests in ten seconds for each endpoint, said with every answer. */
import type { WireAnswer } from '../venue-wire';
import { GateError } from './gate-error';

const MOST = 200;
const WINDOW = 10_000;
const TOO_MANY = new GateError('TOO_MANY_REQUESTS', 'Request Rate Limit Exceeded', 429);

export class RateLimit {
  private window = 0;
  private readonly asked = new Map<string, number>();

  /** Counts a request; the answer is a refusal once the window is used up. */
  admit(endpoint: string, now: number): { headers: Record<string, string>; refusal: WireAnswer | undefined } {
    const window = Math.floor(now / WINDOW);
    if (window !== this.window) this.asked.clear();
    this.window = window;
    const count = (this.asked.get(endpoint) ?? 0) + 1;
    this.asked.set(endpoint, count);
    const headers = {
      'x-gate-ratelimit-limit': String(MOST),
      'x-gate-ratelimit-requests-remain': String(Math.max(0, MOST - count)),
      'x-gate-ratelimit-reset-timestamp': String(Math.floor(((window + 1) * WINDOW) / 1_000)),
    };
    const refusal = count > MOST ? { status: TOO_MANY.status, body: TOO_MANY.body(), headers } : undefined;
    return { headers, refusal };
  }
}
