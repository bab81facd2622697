/** Holds what the worker says to the protocol; anything else is dropped and complained of. */
import * as v from 'valibot';

import { FromWorker } from '../protocol/messages';

export function workerMessage(message: unknown): FromWorker | undefined {
  const read = v.safeParse(FromWorker, message);
  if (read.success) return read.output;
  const [issue] = read.issues;
  console.error(`worker message, ${v.getDotPath(issue) ?? 'type'}: ${issue.message}`);
  return undefined;
}
