/**
 * The record as a file: every forecast as it was frozen, and every score. In pieces, since a message has a size that it
 * must not pass; put together they are one JSON text.
 */
import type { UnixMs } from '../../core/units';
import type { Store } from '../../store/store';

const FORMAT = 'isobar-track-record';
const VERSION = 1;
const PIECE = 200;

export async function* exportedRecord(store: Store, coin: string, now: UnixMs): AsyncGenerator<string> {
  yield `{"format":"${FORMAT}","version":${VERSION},"coin":${JSON.stringify(coin)},"exportedAt":${now}`;
  yield ',"forecasts":[';
  yield* listed(await store.forecastsOf(coin));
  yield '],"scores":[';
  yield* listed(await store.scoresOf(coin));
  yield ']}\n';
}

function* listed(records: readonly unknown[]): Generator<string> {
  for (let i = 0; i < records.length; i += PIECE) {
    const piece = records.slice(i, i + PIECE).map((record) => JSON.stringify(record));
    yield `${i > 0 ? ',' : ''}\n${piece.join(',\n')}`;
  }
}
