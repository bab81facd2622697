const TICK = 5_000;
/** No frame at all for this many ticks: the mark price alone comes every second. */
const SILENT = 6;
/** A socket that has said nothing yet, not even that it is open. */
const UNANSWERED = 2;
const LONGEST_QUIET = 60;

/**
 * Notices within 30 s that a socket has fallen silent, and, on a socket that still carries other frames, that its trades
 * have. The latter is normal for a small market: with every connection that saw no trade the patience doubles, to five
 * minutes. Ticks are counted, not the clock read: it may jump.
 */
export class SilenceWatch {
  private timer: ReturnType<typeof setInterval> | undefined;
  private spoken = false;
  private silent = 0;
  private withoutTrade = 0;
  private readonly patience: number;

  constructor(
    quietConnections: number,
    private readonly onSilence: (reason: string) => void,
  ) {
    this.patience = Math.min(SILENT * 2 ** quietConnections, LONGEST_QUIET);
  }

  start(): void {
    this.timer = setInterval(() => this.tick(), TICK);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  heard(): void {
    this.spoken = true;
    this.silent = 0;
  }

  heardTrade(): void {
    this.withoutTrade = 0;
  }

  private tick(): void {
    this.silent++;
    this.withoutTrade++;
    const limit = this.spoken ? SILENT : UNANSWERED;
    if (this.silent >= limit) this.onSilence(`silent for ${(limit * TICK) / 1000} s`);
    else if (this.withoutTrade >= this.patience) {
      this.onSilence(`no trade for ${(this.patience * TICK) / 1000} s`);
    }
  }
}
