import type { WireAnswer } from '../venue-wire';

/** What the venue refuses: a code of its own, mostly with the status 400. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** The envelope of all that goes well. */
export function success(now: number, data: unknown): WireAnswer {
  return { status: 200, body: { code: '00000', msg: 'success', requestTime: now, data } };
}

export function refused(now: number, { code, message, status }: Refusal): WireAnswer {
  return { status, body: { code, msg: message, requestTime: now, data: null } };
}
