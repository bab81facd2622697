import type { VenueGate } from './venue-gate';

/** Which venues answer under which host names. Ports do not matter: every one leads here. */
export class HostTable {
  readonly names: readonly string[];

  constructor(
    private readonly gates: readonly VenueGate[],
    private readonly sites: ReadonlySet<string>,
  ) {
    const hosts = gates.flatMap(({ wire }) => [...wire.restHosts, ...wire.streamHosts]);
    this.names = [...new Set([...hosts.map(withoutPort), ...sites])];
  }

  /** A site passes to the other venues what its own does not answer: a demo page asks under its own name. */
  rest(host: string): readonly VenueGate[] {
    return this.answering(host, (gate) => gate.wire.restHosts);
  }

  streams(host: string): readonly VenueGate[] {
    return this.answering(host, (gate) => gate.wire.streamHosts);
  }

  private answering(host: string, hostsOf: (gate: VenueGate) => readonly string[]): readonly VenueGate[] {
    const own = this.gates.filter((gate) => hostsOf(gate).some((name) => withoutPort(name) === host));
    return this.sites.has(host) ? [...own, ...this.gates.filter((gate) => !own.includes(gate))] : own;
  }
}

export function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '');
}
