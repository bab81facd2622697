/** A scale that the user set by hand, over the plot that was read or else over the page's largest one. It ends with the first move of the chart. */
import type { AxisGeometry } from '../../lib/chart/chart-geometry';
import type { PriceScale } from '../../lib/chart/price-scale';

export interface HandPlot {
  readonly pane: Element;
  readonly axis: AxisGeometry;
  /** Undefined while the user is at it. */
  readonly scale?: PriceScale;
}

const LEAST = { width: 200, height: 120 }; // css px

function largestPlot(page: Document): Element | undefined {
  let largest: { element: Element; area: number } | undefined;
  for (const element of page.querySelectorAll('canvas, svg')) {
    const { width, height } = element.getBoundingClientRect();
    if (width < LEAST.width || height < LEAST.height) continue;
    if (!largest || width * height > largest.area) largest = { element, area: width * height };
  }
  return largest?.element;
}

function wholeOf(pane: Element): AxisGeometry {
  const { width, height } = pane.getBoundingClientRect();
  return { axis: 0, pane: 0, left: 0, top: 0, width, height, followers: [] };
}

export class HandScale {
  private place: HandPlot | undefined;
  private life: AbortController | undefined;

  constructor(
    private readonly page: Document,
    /** Shows what changed. */
    private readonly changed: () => void,
  ) {}

  get plot(): HandPlot | undefined {
    return this.place;
  }

  /** `point` lets the user point out two levels over the plot, which is shown by then. */
  async set(
    pane: Element | undefined,
    axis: AxisGeometry | undefined,
    point: (signal: AbortSignal) => Promise<PriceScale | undefined>,
  ): Promise<void> {
    this.drop();
    const over = pane ?? largestPlot(this.page);
    if (!over) return;
    this.life = new AbortController();
    const { signal } = this.life;
    const place = { pane: over, axis: axis ?? wholeOf(over) };
    this.show(place);
    const scale = await point(signal);
    if (!signal.aborted) this.show(scale && { ...place, scale });
  }

  /** The chart was moved, or is about to be: what was pointed out stands elsewhere now. */
  drop(): void {
    this.life?.abort();
    this.life = undefined;
    this.show(undefined);
  }

  private show(place: HandPlot | undefined): void {
    if (place === this.place) return;
    this.place = place;
    this.changed();
  }
}
