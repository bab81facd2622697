/** The grid that a screen may show: nothing of one whose picture time has overtaken. */
import { type GridView, staleGrid } from '../protocol/grid';
import type { GlanceSnapshot } from '../protocol/snapshot';
import { shownStatus } from './shown-status';

export function shownGrid(snapshot: GlanceSnapshot, now: number): GridView | undefined {
  const { grid } = snapshot;
  return grid && shownStatus(snapshot, 'open', now).status === 'stale' ? staleGrid(grid) : grid;
}
