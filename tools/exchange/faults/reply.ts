import type { WireAnswer } from '../venue-wire';

/** An answer as it goes over the line. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where the line dies: in the middle of the text, or before a word was said; all of it is sent otherwise. */
  readonly sent?: 'half' | 'nothing';
}

/** What is said in the place of the truth. */
export type Fault = (truth: Reply) => Reply;

export function replyOf({ status, body, headers }: WireAnswer): Reply {
  const text = body === undefined ? '' : JSON.stringify(body);
  return { status, text, headers: { 'content-type': 'application/json;charset=UTF-8', ...headers } };
}

export const NOT_FOUND: Reply = { status: 404, text: '' };
