/** An alert that fired, and what became of it. */
import type { UnixMs } from '../core/units';
import type { AlertEvent } from './event';

export interface AlertRecord {
  /** The notification's too: an event that is told a second time replaces itself. */
  readonly id: string;
  readonly coin: string;
  readonly at: UnixMs;
  readonly event: AlertEvent;
  /** When it is to be told: after quiet hours it is later. */
  readonly due: UnixMs;
  readonly held?: 'quiet' | 'snoozed';
  /** How it was told; absent while it waits. `listed`: on our own pages only. */
  readonly told?: 'notified' | 'listed';
}
