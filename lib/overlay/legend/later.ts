/** One action put off: a newer one takes its place. */
export class Later {
  private timer: ReturnType<typeof setTimeout> | undefined;

  get pending(): boolean {
    return this.timer !== undefined;
  }

  run(delay: number, action: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      action();
    }, delay);
  }

  cancel(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
