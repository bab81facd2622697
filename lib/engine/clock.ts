import type { Millis, UnixMs } from '../core/units';

/** The machine's time and its timers, passed in so that nothing below reads them by itself. */
export interface Clock {
  now(): UnixMs;
  /** Resolves after `span`, at once on abort. */
  sleep(span: Millis, signal: AbortSignal): Promise<void>;
  /** Lets waiting messages through between slices of a long computation. */
  breathe(): Promise<void>;
}
