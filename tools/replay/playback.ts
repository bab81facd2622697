import type { FeedEvent, FeedPremium } from '../exchange/market-feed';
import type { TradeTape } from './trade-tape';

const SECOND = 1_000;

/** Plays a tape from an instant on: trades in order, and the mark at every full second in its place between them. */
export class Playback {
  constructor(
    private readonly tape: TradeTape,
    private at: number,
    private readonly premium: (time: number) => FeedPremium,
  ) {}

  now(): number {
    return this.at;
  }

  advance(time: number, emit: (event: FeedEvent) => void): void {
    for (let second = (Math.floor(this.at / SECOND) + 1) * SECOND; second <= time; second += SECOND) {
      this.playTo(second, emit);
      if (second <= this.tape.to) emit({ kind: 'mark', premium: this.premium(second) });
    }
    if (time > this.at) this.playTo(time, emit);
  }

  private playTo(time: number, emit: (event: FeedEvent) => void): void {
    for (const trade of this.tape.slice(this.tape.placeAt(this.at + 1), this.tape.placeAt(time + 1))) {
      this.at = trade.time;
      emit({ kind: 'trade', trade });
    }
    this.at = time;
  }
}
