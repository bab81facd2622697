/** A cell of the chart: two canvases over each other, the lower for the picture and the upper for what moves on it. */
export type Pen = CanvasRenderingContext2D;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export class LayeredCanvas {
  readonly cell = document.createElement('div');
  readonly below = document.createElement('canvas');
  readonly above = document.createElement('canvas');
  private box: Box = { left: 0, top: 0, width: 0, height: 0 };

  constructor(parent: HTMLElement) {
    this.cell.style.cssText = 'position:absolute;overflow:hidden';
    this.below.style.cssText = 'position:absolute;left:0;top:0;z-index:1';
    this.above.style.cssText = 'position:absolute;left:0;top:0;z-index:2';
    this.cell.append(this.below, this.above);
    parent.append(this.cell);
  }

  place(box: Box): void {
    this.box = box;
    for (const side of ['left', 'top', 'width', 'height'] as const) this.cell.style[side] = `${box[side]}px`;
  }

  /** Clears both canvases and draws on them in css px, whatever the device's pixels. */
  draw(below: (pen: Pen) => void, above: (pen: Pen) => void): void {
    for (const [canvas, paint] of [
      [this.below, below],
      [this.above, above],
    ] as const) {
      const { width, height } = this.box;
      canvas.width = Math.round(width * devicePixelRatio);
      canvas.height = Math.round(height * devicePixelRatio);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
      const pen = canvas.getContext('2d')!;
      pen.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0);
      paint(pen);
    }
  }
}
