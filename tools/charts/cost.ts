/** What the extension costs the page it draws on: a label, a frame, and frames a second on a slow machine. */
import type { Figure } from '../figures/figure';
import { frameCost } from './cost-frame';
import { labelCost } from './cost-label';
import { frameRates } from './cost-rate';

export interface CostOptions {
  /** For CI: less of everything. */
  readonly short: boolean;
}

const LIBRARY = 'lightweight-5';

export async function costFigures({ short }: CostOptions): Promise<Figure[]> {
  const label = await labelCost(short ? 15 : 80);
  const labelMs = label[0]!.value / 1000;
  const figures = [...label];
  for (const heat of short ? [false] : [false, true]) {
    const [frames, replays] = short ? [80, 3] : [300, 5];
    figures.push(...(await frameCost({ library: LIBRARY, heat, frames, replays, labelMs })));
    figures.push(
      ...(await frameRates({ library: LIBRARY, heat, frames: short ? 40 : 90, turns: short ? 3 : 9 })),
    );
  }
  return figures;
}
