import type { Fault } from './reply';

/** Sends whoever asks elsewhere. */
export function redirectTo(location: string): Fault {
  return () => ({ status: 302, text: '', headers: { location } });
}
