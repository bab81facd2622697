import { TIER_GROUPS } from '../../lib/liquidation/tier-groups';

/** Strokes over a group's tone, so that groups are told apart without colour. Wide bars are a few pixels high: all run across. */
const STROKES = [
  '',
  'M0 8L8 0M-2 2L2 -2M6 10L10 6',
  'M4 0V8',
  'M0 0L8 8M-2 6L2 10M6 -2L10 2',
  'M2 0V8M5 0V8',
];

function patternId(scope: string, group: number): string {
  return `${scope}-${TIER_GROUPS[group]}`;
}

/** What `fill` takes to draw a group; `scope` is that of the `TierPatterns` on the page. */
export function patternOf(scope: string, group: number): string {
  return `url(#${patternId(scope, group)})`;
}

/** The groups' patterns, to be referred to from anywhere on the page. */
export function TierPatterns({ scope }: { readonly scope: string }) {
  return (
    <defs>
      {STROKES.map((strokes, group) => (
        <pattern
          key={strokes}
          id={patternId(scope, group)}
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
        >
          <rect width="8" height="8" style={{ fill: `var(--tier-${group})` }} />
          <path class="tier-strokes" d={strokes} />
        </pattern>
      ))}
    </defs>
  );
}
