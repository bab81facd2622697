import type { Fault } from './reply';

interface Ordered {
  readonly prefix: string;
  readonly fault: Fault;
  /** A host name or a venue; undefined: all. */
  readonly on: string | undefined;
  times: number;
}

/** Failures that a test ordered: the next requests under a path answer with them. */
export class OrderedFaults {
  private readonly ordered: Ordered[] = [];

  order(prefix: string, fault: Fault, times = 1, on?: string): void {
    this.ordered.push({ prefix, fault, times, on });
  }

  /** `names`: the host that was asked, and the venues that answer there. */
  take(path: string, names: readonly string[]): Fault | undefined {
    const entry = this.ordered.find(
      ({ prefix, times, on }) =>
        times > 0 && path.startsWith(prefix) && (on === undefined || names.includes(on)),
    );
    if (entry) entry.times -= 1;
    return entry?.fault;
  }
}
