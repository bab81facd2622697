/** The TLS server behind every host name: hands each request to the venue or the site whose it is. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

import { selfSignedCertificate } from './certificate';
import type { OrderedFaults } from './faults/ordered-faults';
import { type Fault, NOT_FOUND, type Reply, replyOf } from './faults/reply';
import { HostTable, withoutPort } from './host-table';
import { requestBody } from './request-body';
import { type SiteHandler, folderSite } from './site';
import type { VenueGate } from './venue-gate';
import type { WireAnswer, WireRequest } from './venue-wire';

export interface HostOptions {
  /** Host name → folder or handler. A site also answers the REST and stream paths, as the real one passes them on. */
  readonly sites?: Readonly<Record<string, string | SiteHandler>>;
  /** 0 or left out: any free port. */
  readonly port?: number;
  readonly onRequest?: (request: SeenRequest) => void;
}

export interface SeenRequest {
  readonly host: string;
  /** With the query. */
  readonly path: string;
  readonly kind: 'http' | 'websocket';
  /** False for a host that is none of ours: something in the browser wanted to leave the machine. */
  readonly known: boolean;
}

export interface HostServer {
  readonly port: number;
  readonly spki: string;
  /** PEM. */
  readonly certificate: string;
  close(): Promise<void>;
}

export async function serveHosts(
  gates: readonly VenueGate[],
  faults: OrderedFaults,
  options: HostOptions,
): Promise<HostServer> {
  const hosts = new Hosts(gates, faults, options);
  const { key, certificate, spki } = await selfSignedCertificate(hosts.table.names);
  const server = createServer({ key, cert: certificate }, (request, response) => {
    void hosts.request(request, response);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) =>
    hosts.upgrade(request, socket, head),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    spki,
    certificate,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

class Hosts {
  readonly table: HostTable;
  private readonly sites: ReadonlyMap<string, SiteHandler>;

  constructor(
    gates: readonly VenueGate[],
    private readonly faults: OrderedFaults,
    private readonly options: HostOptions,
  ) {
    const sites = Object.entries(options.sites ?? {});
    this.sites = new Map(
      sites.map(([host, site]) => [host, typeof site === 'string' ? folderSite(site) : site]),
    );
    this.table = new HostTable(gates, new Set(this.sites.keys()));
  }

  async request(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { host, url } = this.seen(request, 'http');
    if (!url) return void response.writeHead(404).end();
    const gates = this.table.rest(host);
    const fault = this.fault(host, url, gates);
    const body = request.method === 'POST' && gates.length > 0 ? await requestBody(request) : '';
    if (body === undefined) return void response.writeHead(413).end();

    const asked = { method: request.method ?? 'GET', url, body };
    const { gate, answer } = answerOf(gates, asked);
    const truth = answer ? replyOf(answer) : NOT_FOUND;
    if (fault) return send(response, fault(truth));
    if (gate) {
      if (gate.isCut) request.socket.destroy();
      else if (gate.lag > 0) setTimeout(() => send(response, truth), gate.lag);
      else send(response, truth);
      return;
    }
    const site = this.sites.get(host);
    if (site) site(request, response, url.pathname);
    else if (this.isOutOfReach(host, gates)) request.socket.destroy();
    else response.writeHead(404).end();
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const { host, url } = this.seen(request, 'websocket');
    const gates = url ? this.table.streams(host) : [];
    const fault = url && this.fault(host, url, gates);
    if (!url || fault) return refuse(socket, fault ? fault(NOT_FOUND) : NOT_FOUND);
    if (gates.some((gate) => gate.upgrade(request, socket, head, url))) return;
    if (this.isOutOfReach(host, gates)) socket.destroy();
    else refuse(socket, NOT_FOUND);
  }

  /** Without a URL where the host is none of ours, or the path is none at all. */
  private seen(request: IncomingMessage, kind: SeenRequest['kind']): { host: string; url: URL | undefined } {
    const host = withoutPort(request.headers.host ?? '');
    const path = request.url ?? '/';
    const known = this.table.names.includes(host);
    this.options.onRequest?.({ host, path, kind, known });
    const address = `https://${host}${path}`;
    return { host, url: known && URL.canParse(address) ? new URL(address) : undefined };
  }

  /** A site stays up when the venues of its host are cut. */
  private isOutOfReach(host: string, gates: readonly VenueGate[]): boolean {
    return !this.sites.has(host) && gates.some(({ isCut }) => isCut);
  }

  private fault(host: string, url: URL, gates: readonly VenueGate[]): Fault | undefined {
    const reached = gates.filter(({ isCut }) => !isCut);
    if (this.isOutOfReach(host, gates)) return undefined;
    return this.faults.take(url.pathname, [host, ...reached.map(({ wire }) => wire.venue)]);
  }
}

/** The first of them that knows the path. */
function answerOf(
  gates: readonly VenueGate[],
  asked: WireRequest,
): { readonly gate?: VenueGate; readonly answer?: WireAnswer } {
  for (const gate of gates) {
    const answer = gate.wire.answer(asked);
    if (answer) return { gate, answer };
  }
  return {};
}

function send(response: ServerResponse, { status, text, headers, sent }: Reply): void {
  if (sent === 'nothing') return;
  const length = Buffer.byteLength(text);
  response.writeHead(status, { ...headers, 'content-length': length });
  if (sent === 'half') response.write(Buffer.from(text).subarray(0, length / 2), () => response.destroy());
  else response.end(text);
}

function refuse(socket: Duplex, { status, sent }: Reply): void {
  if (sent === undefined) socket.end(`HTTP/1.1 ${status} \r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
