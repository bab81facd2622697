import type { WireAnswer } from '../venue-wire';

const WRONG_PARAMETER = 10_001;

/** What the venue refuses, it refuses with HTTP 200 and a code (Bybit, "Error Codes"). */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly retCode = WRONG_PARAMETER,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

export function answered(result: unknown, time: number): WireAnswer {
  return { status: 200, body: { retCode: 0, retMsg: 'OK', result, retExtInfo: {}, time } };
}

export function refused({ retCode, message }: Refusal, time: number): WireAnswer {
  return { status: 200, body: { retCode, retMsg: message, result: {}, retExtInfo: {}, time } };
}
