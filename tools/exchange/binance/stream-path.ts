/**
 * The paths of a stream socket: `/ws` gives events as they are, `/stream` wraps each as `{stream, data}`; `/public` and
 * `/market` before it carry one category each (the venue's change notice of 2026-03-06), the bare ones carry all.
 */
export interface StreamPath {
  readonly combined: boolean;
  readonly category?: 'public' | 'market';
  /** Streams named in the path or in `?streams=`. Clients also put numbers there to tell their sockets apart. */
  readonly streams: readonly string[];
}

const PATH = /^\/(?:(public|market)\/)?(ws|stream)(?:\/(.*))?$/;
const PUBLIC = /@(trade|depth|bookTicker)/;

export function streamPath(url: URL): StreamPath | undefined {
  const match = PATH.exec(url.pathname);
  if (!match) return undefined;
  const [, category, mode, rest] = match;
  const named = mode === 'stream' ? url.searchParams.get('streams') : rest;
  return {
    combined: mode === 'stream',
    ...(category === 'public' || category === 'market' ? { category } : {}),
    streams: named ? decodeURIComponent(named).split('/').filter(Boolean) : [],
  };
}

export function carries(path: StreamPath, stream: string): boolean {
  return path.category === undefined || path.category === (PUBLIC.test(stream) ? 'public' : 'market');
}
