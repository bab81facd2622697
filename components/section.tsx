import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

import './section.css';

interface SectionProps {
  readonly title: string;
  /** Short facts beside the title: a unit, a provenance. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A titled part of the panel. */
export function Section({ title, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section class="section" aria-labelledby={id}>
      <div class="section-head">
        <h2 id={id}>{title}</h2>
        {aside !== undefined && <div class="section-aside small soft">{aside}</div>}
      </div>
      {children}
    </section>
  );
}
