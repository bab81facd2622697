/** A canvas that is as large as what is on it, in device px, and takes neither memory nor a layer while nothing is. */
export class Surface {
  private context: CanvasRenderingContext2D | null = null;
  private empty = true;

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.shrink();
  }

  /** Cleared, in the given size; undefined where the browser has no canvas left to give. */
  begin(width: number, height: number): CanvasRenderingContext2D | undefined {
    const { canvas } = this;
    this.context ??= canvas.getContext('2d');
    if (!this.context) return undefined;
    if (this.empty) canvas.style.setProperty('display', 'block');
    this.empty = false;
    if (canvas.width === width && canvas.height === height) {
      this.context.clearRect(0, 0, width, height);
    } else {
      canvas.width = width;
      canvas.height = height;
    }
    return this.context;
  }

  clear(): void {
    if (!this.empty) this.shrink();
  }

  private shrink(): void {
    this.empty = true;
    this.canvas.width = 1;
    this.canvas.height = 1;
    this.canvas.style.setProperty('display', 'none');
  }
}
