/** Of a window that holds more than a page Gate gives the newest rows; wanted are the earliest. */
import { SECOND } from '../../core/time';
import { type UnixMs, unixMs } from '../../core/units';

/** Rows from `from` to `to`, both whole seconds and inclusive; the newest where they are more than a page. */
export type AskWindow<Row> = (from: UnixMs, to: UnixMs) => Promise<Row[]>;

export interface EarliestPage<Row> {
  readonly rows: Row[];
  /** The rows are all that there are before this instant. */
  readonly until: UnixMs;
}

/** The earliest rows of [from, to): the window is halved until it fits into a page of `most`, or is one second. */
export async function earliestPage<Row extends { readonly time: UnixMs }>(
  ask: AskWindow<Row>,
  most: number,
  from: UnixMs,
  to: UnixMs,
): Promise<EarliestPage<Row>> {
  const first = Math.floor(from / SECOND);
  let last = Math.ceil(to / SECOND) - 1;
  for (;;) {
    const rows = await ask(unixMs(first * SECOND), unixMs(last * SECOND));
    if (rows.length < most || last <= first) {
      const until = unixMs(Math.min(to, (last + 1) * SECOND));
      return { rows: rows.filter(({ time }) => time >= from && time < until), until };
    }
    last = first + Math.floor((last - first) / 2);
  }
}
