/** The few members of the browser's message port that a screen needs, so that it runs without a browser in tests. */
import type { ToWorker } from '../protocol/messages';

export interface WorkerPort {
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
  postMessage(message: ToWorker): void;
  disconnect(): void;
}

/** Opens a new port to the worker; it may throw when the extension has just been updated or removed. */
export type OpenPort = () => WorkerPort;
