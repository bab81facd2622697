/** What one subscriber is told of a market's picture: as much of it as was asked for. */
import * as v from 'valibot';

import type { FromWorker, Subscribe } from '../protocol/messages';
import { ChartSnapshot, GlanceSnapshot, type PanelSnapshot } from '../protocol/snapshot';

export function messageFor(wanted: Subscribe, snapshot: PanelSnapshot): FromWorker {
  // A schema leaves out what is not of its shape.
  if (wanted.detail === 'panel') return { type: 'panel', snapshot };
  if (wanted.detail === 'glance') return { type: 'glance', snapshot: v.parse(GlanceSnapshot, snapshot) };
  const { heatmap, ...chart } = v.parse(ChartSnapshot, snapshot);
  return { type: 'chart', snapshot: wanted.heatmap && heatmap ? { ...chart, heatmap } : chart };
}
