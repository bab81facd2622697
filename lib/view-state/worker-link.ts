/**
 * A port to the worker that outlives the worker: opened again after each disconnect, at growing intervals, and at
 * once after a return from the back/forward cache, where ports die without a word.
 */
import type { FromWorker, ToWorker } from '../protocol/messages';
import type { OpenPort, WorkerPort } from './worker-port';

const FIRST_RETRY = 250;
const LONGEST_RETRY = 10_000;

export interface WorkerLinkEvents {
  /** What a message says; undefined for one that says nothing. */
  read(message: unknown): FromWorker | undefined;
  /** What to say first on each new port. */
  greeting(): ToWorker;
  received(message: FromWorker): void;
  lost(): void;
}

export interface WorkerLink {
  /** False when there is no open port; nothing is queued, since the greeting says everything anew. */
  send(message: ToWorker): boolean;
}

export function linkWorker(open: OpenPort, events: WorkerLinkEvents, life: AbortSignal): WorkerLink {
  let port: WorkerPort | undefined;
  let retry = FIRST_RETRY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function lose(lostPort: WorkerPort | undefined): void {
    if (life.aborted || lostPort !== port) return;
    port = undefined;
    events.lost();
    clearTimeout(timer);
    timer = setTimeout(connect, retry);
    retry = Math.min(retry * 2, LONGEST_RETRY);
  }

  function receive(from: WorkerPort, message: unknown): void {
    if (from !== port) return;
    const read = events.read(message);
    if (!read) return;
    retry = FIRST_RETRY;
    events.received(read);
  }

  function connect(): void {
    try {
      const opened = open();
      port = opened;
      opened.onMessage.addListener((message) => receive(opened, message));
      opened.onDisconnect.addListener(() => lose(opened));
      opened.postMessage(events.greeting());
    } catch {
      lose(port);
    }
  }

  function reopen(): void {
    const stale = port;
    port = undefined;
    stale?.disconnect();
    clearTimeout(timer);
    connect();
  }

  window.addEventListener('pageshow', (event) => event.persisted && reopen(), { signal: life });
  life.addEventListener('abort', () => {
    clearTimeout(timer);
    port?.disconnect();
    port = undefined;
  });
  connect();

  return {
    send(message) {
      try {
        port?.postMessage(message);
        return port !== undefined;
      } catch {
        return false; // closed on the other side; `onDisconnect` is on its way
      }
    },
  };
}
