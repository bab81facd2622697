import type { ComponentChildren } from 'preact';

import './notice.css';

interface NoticeProps {
  readonly title: string;
  /** Something is on its way: the contours breathe. */
  readonly busy: boolean;
  readonly children: ComponentChildren;
}

/** What stands where a picture is not to be had (yet), and why. */
export function Notice({ title, busy, children }: NoticeProps) {
  return (
    <div class="notice" role="status" data-busy={busy || undefined}>
      <svg viewBox="0 0 72 72" aria-hidden="true">
        <path d="M30 33c2-5 11-6 14-1s-1 10-7 10s-9-4-7-9z" />
        <path d="M22 31c3-10 21-14 29-5s2 22-11 24s-21-9-18-19z" />
        <path d="M13 30C16 14 42 6 56 18s7 36-13 42S9 47 13 30z" />
      </svg>
      <h2>{title}</h2>
      <div>{children}</div>
    </div>
  );
}
