import type { UnixMs } from '../core/units';

/** The venue told us to stay away; nothing is sent to it before `until`. */
export class VenueBanned extends Error {
  constructor(
    readonly venue: string,
    readonly until: UnixMs,
  ) {
    super(`${venue}: no requests before ${new Date(until).toISOString()}`);
    this.name = 'VenueBanned';
  }
}

/** No usable answer: the network failed, time ran out, or the venue answered with an error status. */
export class VenueUnavailable extends Error {
  constructor(
    readonly venue: string,
    readonly endpoint: string,
    /** Undefined where there was no answer at all. */
    readonly status: number | undefined,
    /** The body, or what failed: some venues say in it that they do not list the symbol. */
    readonly detail: string,
  ) {
    super(
      `${venue} ${endpoint}: ${status === undefined ? 'no answer' : `HTTP ${status}`}: ${detail.slice(0, 200)}`,
    );
    this.name = 'VenueUnavailable';
  }
}
