export interface Fault {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Failures that a test ordered: the next requests under a path answer with them. */
export class Faults {
  private readonly ordered: { prefix: string; fault: Fault; times: number }[] = [];

  order(prefix: string, fault: Fault, times = 1): void {
    this.ordered.push({ prefix, fault, times });
  }

  take(path: string): Fault | undefined {
    const entry = this.ordered.find(({ prefix, times }) => times > 0 && path.startsWith(prefix));
    if (entry) entry.times -= 1;
    return entry?.fault;
  }
}
