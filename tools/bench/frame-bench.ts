/** What the overlay adds to a frame while a chart is dragged: script that the page's chart has to wait for. */
import { frameCost } from '../charts/cost-frame';
import { labelCost } from '../charts/cost-label';
import type { Figure } from '../figures/figure';

export async function frameFigures(): Promise<Figure[]> {
  const [noting] = await labelCost(30);
  const labelMs = noting!.value / 1000;
  return frameCost({ library: 'lightweight-5', heat: false, frames: 120, replays: 3, labelMs });
}
