/** Files that are on their way from the worker, piece by piece. What a worker that died had begun is forgotten. */
import type { FromWorker } from '../protocol/messages';

type Piece = Extract<FromWorker, { type: 'track-record-piece' }>;

interface Expected {
  readonly text: string[];
  readonly take: (text: readonly string[]) => void;
}

export class TrackRecordExports {
  private readonly expected = new Map<string, Expected>();

  isOnItsWay(coin: string): boolean {
    return this.expected.has(coin);
  }

  expect(coin: string, take: Expected['take']): void {
    this.expected.set(coin, { text: [], take });
  }

  forget(): void {
    this.expected.clear();
  }

  receive({ coin, text, last }: Piece): void {
    const file = this.expected.get(coin);
    if (!file) return;
    file.text.push(text);
    if (!last) return;
    this.expected.delete(coin);
    file.take(file.text);
  }
}
