/**
 * The grid of each new picture. What it remembers is kept beside the pictures, so that a worker that was killed goes on
 * with the states that held and since when. A failure here never costs a picture.
 */
import * as v from 'valibot';

import { type UnixMs, unixMs } from '../core/units';
import { bandReadings } from '../signals/grid/band-readings';
import { evaluateGrid, type GridMemory, NOTHING_REMEMBERED } from '../signals/grid/evaluate-grid';
import type { Grid } from '../signals/grid/grid';
import { absentInputs, type GridInputs, gridInputs } from '../signals/grid/grid-inputs';
import type { Store } from '../store/store';
import type { Picture } from './picture';

const time = v.pipe(v.number(), v.finite(), v.minValue(0), v.transform(unixMs));
const StoredMemory = v.record(
  v.string(),
  v.object({ on: v.boolean(), since: v.exactOptional(time), seen: time }),
);

export class GridWatch {
  private readonly memories = new Map<string, GridMemory>();

  constructor(private readonly store: Store) {}

  /** `key`: of the picture's market and lookback. While history is loading, nothing can be told of what is usual. */
  async take(key: string, picture: Picture, isLoading: boolean, now: UnixMs): Promise<Grid | undefined> {
    try {
      const before = this.memories.get(key) ?? (await this.stored(key));
      const inputs = isLoading ? absentInputs('warming-up') : inputsOf(picture, now);
      const { grid, memory } = evaluateGrid(inputs, before, now);
      this.memories.set(key, memory);
      await this.store.saveSnapshot(memoryKey(key), memory);
      return grid;
    } catch (error) {
      console.warn('isobar: grid', error);
      return undefined;
    }
  }

  private async stored(key: string): Promise<GridMemory> {
    const memory = v.safeParse(StoredMemory, await this.store.snapshot(memoryKey(key)));
    return memory.success ? memory.output : NOTHING_REMEMBERED;
  }
}

/** The grid at an instant of which nothing before is remembered: what had just been left then, and since when, is not known. */
export function gridAtOnce(picture: Picture, now: UnixMs): Grid {
  const { grid } = evaluateGrid(inputsOf(picture, now), NOTHING_REMEMBERED, now);
  return { ...grid, states: grid.states.map(({ since: _since, ...state }) => state) };
}

function memoryKey(key: string): string {
  return `grid:${key}`;
}

function inputsOf({ estimate, flow, funding, openInterest, plan }: Picture, now: UnixMs): GridInputs {
  const bands = estimate && bandReadings(estimate, plan.interval);
  return gridInputs({ bands, flow, funding, openInterest }, now);
}
