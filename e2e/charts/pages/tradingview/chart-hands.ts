/** Lets hands move a chart: drag and wheel on a plot, drag and double click on an axis. */
import type { ChartModel } from './chart-model';
import type { ChartView } from './chart-view';

function onDrag(element: HTMLElement, move: (dx: number, dy: number) => void): void {
  element.addEventListener('pointerdown', (down) => {
    element.setPointerCapture(down.pointerId);
    let [x, y] = [down.clientX, down.clientY];
    const follow = (event: PointerEvent): void => {
      move(event.clientX - x, event.clientY - y);
      [x, y] = [event.clientX, event.clientY];
    };
    element.addEventListener('pointermove', follow);
    element.addEventListener('lostpointercapture', () => element.removeEventListener('pointermove', follow), {
      once: true,
    });
  });
}

export function letHandsMove(model: ChartModel, view: ChartView, changed: () => void): void {
  for (const { kind, plot, axis } of view.panes) {
    onDrag(plot.cell, (dx, dy) => {
      model.pan(dx, kind === 'price' ? dy : 0);
      changed();
    });
    plot.cell.addEventListener('wheel', (event) => {
      event.preventDefault();
      model.zoom(Math.exp(-event.deltaY / 400), event.clientX - plot.cell.getBoundingClientRect().left);
      changed();
    });
    if (kind !== 'price') continue;
    onDrag(axis.cell, (_, dy) => {
      model.stretch(Math.exp(-dy / 150));
      changed();
    });
    axis.cell.addEventListener('dblclick', () => {
      model.auto = true;
      changed();
    });
  }
  onDrag(view.time.cell, (dx) => {
    model.zoom(Math.exp(-dx / 150), model.width);
    changed();
  });
}
