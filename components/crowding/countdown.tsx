import { useEffect, useState } from 'preact/hooks';

import type { Millis, UnixMs } from '../../lib/core/units';
import { nextPayment } from '../../lib/market/next-payment';
import { formatCountdown } from '../format';
import { i18n } from '../words';

interface CountdownProps {
  /** As the venue named it, in exchange time. */
  readonly next: UnixMs;
  readonly interval: Millis | undefined;
  /** Exchange time minus this machine's. */
  readonly clockAhead: number;
}

/** How long until funding is paid: renders itself once a second, and nothing around it. */
export function Countdown({ next, interval, clockAhead }: CountdownProps) {
  const now = useSecond() + clockAhead;
  const due = nextPayment(next, interval, now);
  if (due === undefined) return <span>{i18n.t('crowding.due')}</span>;
  return <time dateTime={new Date(due).toISOString()}>{formatCountdown(due - now)}</time>;
}

function useSecond(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(ticking);
  }, []);
  return now;
}
