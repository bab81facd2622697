/** The time axes of a page's plots: each is followed for itself, whichever plot turns out to be the price's. */
import type { AxisGeometry, ChartGeometry } from './chart-geometry';
import { ChartTimes } from './chart-times';
import type { ClockOffset } from './label-clock';

const MOST = 16;

export class PaneTimes {
  private readonly panes = new Map<number, ChartTimes>();

  constructor(private readonly offset: ClockOffset | undefined) {}

  /** Takes one draw; `steered`: a hand may have moved a chart. */
  read({ axes, rows }: ChartGeometry, now: number, steered: boolean): void {
    const read = new Set<number>();
    for (const { pane, row, width } of axes) {
      if (read.has(pane)) continue;
      read.add(pane);
      this.of({ pane }).read(rows[row ?? -1] ?? [], width, now, steered);
    }
  }

  of({ pane }: Pick<AxisGeometry, 'pane'>): ChartTimes {
    let times = this.panes.get(pane);
    if (!times) {
      if (this.panes.size >= MOST) this.panes.delete(this.panes.keys().next().value!);
      this.panes.set(pane, (times = new ChartTimes(this.offset)));
    }
    return times;
  }
}
