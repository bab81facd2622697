/** Paints what stands at a time: divergences, and forced orders that happened. */
import type { MarkScene } from '../scene';
import { paintDivergence } from './divergence-painter';
import { paintOrders } from './order-painter';
import { Surface } from './surface';

export class MarkPainter {
  private readonly surface: Surface;

  constructor(canvas: HTMLCanvasElement) {
    this.surface = new Surface(canvas);
  }

  paint({ width, height, ratio, ground, markers, orders }: MarkScene): void {
    const context = markers.length + orders.length > 0 && this.surface.begin(width, height);
    if (!context) {
      this.surface.clear();
      return;
    }
    paintOrders(context, orders, ratio, ground);
    for (const marker of markers) paintDivergence(context, marker, ratio, ground);
  }

  clear(): void {
    this.surface.clear();
  }
}
