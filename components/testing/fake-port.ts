import type { ToWorker } from '../../lib/protocol/messages';
import type { WorkerPort } from '../../lib/view-state/worker-port';

/** A port whose other end is the test. */
export class FakePort implements WorkerPort {
  readonly posted: ToWorker[] = [];
  disconnected = false;
  private readonly messageListeners: ((message: unknown) => void)[] = [];
  private readonly disconnectListeners: (() => void)[] = [];

  readonly onMessage = {
    addListener: (listener: (message: unknown) => void) => void this.messageListeners.push(listener),
  };
  readonly onDisconnect = {
    addListener: (listener: () => void) => void this.disconnectListeners.push(listener),
  };

  postMessage(message: ToWorker): void {
    if (this.disconnected) throw new Error('Attempting to use a disconnected port object');
    this.posted.push(message);
  }

  disconnect(): void {
    this.disconnected = true;
  }

  /** The worker says something. */
  say(message: unknown): void {
    for (const listener of this.messageListeners) listener(message);
  }

  /** The worker dies. */
  die(): void {
    this.disconnected = true;
    for (const listener of this.disconnectListeners) listener();
  }
}
