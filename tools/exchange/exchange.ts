import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

import { selfSignedCertificate } from './certificate';
import type { Fault } from './faults';
import { LocalVenue } from './local-venue';
import type { MarketFeed } from './market-feed';
import { type SiteHandler, folderSite } from './site';

export interface ExchangeOptions {
  readonly feed: MarketFeed;
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

export interface Exchange {
  readonly port: number;
  readonly spki: string;
  /** PEM. */
  readonly certificate: string;
  /** The streams fall silent; the sockets stay open. */
  pause(): void;
  resume(): void;
  dropSockets(): void;
  /** The next `times` requests (or socket upgrades) under the path answer with this. */
  failNext(pathPrefix: string, fault: Fault, times?: number): void;
  close(): Promise<void>;
}

export const REST_HOST = 'fapi.binance.com';
export const STREAM_HOST = 'fstream.binance.com';
const TICK = 250;

/** A TLS server on loopback that speaks the venue's REST and stream formats from a feed, and hosts demo pages. */
export async function startExchange(options: ExchangeOptions): Promise<Exchange> {
  const sites = new Map(
    Object.entries(options.sites ?? {}).map(([host, site]) => [
      host,
      typeof site === 'string' ? folderSite(site) : site,
    ]),
  );
  const hosts = [REST_HOST, STREAM_HOST, ...sites.keys()];
  const { key, certificate, spki } = await selfSignedCertificate(hosts);
  const venue = new LocalVenue(options.feed);

  const seen = (request: IncomingMessage, kind: SeenRequest['kind']): { host: string; url: URL } => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const path = request.url ?? '/';
    options.onRequest?.({ host, path, kind, known: hosts.includes(host) });
    return { host, url: new URL(path, 'https://local') };
  };

  const server = createServer({ key, cert: certificate }, (request, response) => {
    const { host, url } = seen(request, 'http');
    const site = sites.get(host);
    if ((host === REST_HOST || site) && venue.answer(url, response)) return;
    if (site) site(request, response, url.pathname);
    else response.writeHead(404).end();
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { host, url } = seen(request, 'websocket');
    venue.upgrade(request, socket, head, host === STREAM_HOST || sites.has(host) ? url : undefined);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const clock = setInterval(() => venue.streams.advance(Date.now()), TICK);

  return {
    port: (server.address() as AddressInfo).port,
    spki,
    certificate,
    pause: () => (venue.silent = true),
    resume: () => (venue.silent = false),
    dropSockets: () => venue.dropSockets(),
    failNext: (prefix, fault, times) => venue.faults.order(prefix, fault, times),
    close: async () => {
      clearInterval(clock);
      venue.dropSockets();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
