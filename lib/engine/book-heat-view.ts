/** Recorded books as a picture that fits in a message: a byte a cell, the root of a share of a stated reference. */
import { BUCKET_RATIO, bucketPrice } from '../orderbook/book-grid';
import { type BookHeat, bookHeat } from '../orderbook/book-heat';
import type { BookProfile } from '../orderbook/book-profile';
import type { BookHeatView } from '../protocol/order-book';
import { base64 } from './base64';

/** As many columns as a panel has room to tell apart. */
const COLUMNS = 240;
/** The share of cells at or below the reference; the few above it are drawn at full brightness. */
const REFERENCE_QUANTILE = 0.99;
/** One cell in so many; no divisor of usual numbers of rows. */
const SAMPLED = 7;
const NOTHING = 128;
const STEPS = 127;

type Contracts = readonly (readonly BookProfile[])[];

/** The newest by its first contract's looks: the same serves every lookback, and every picture until the next look. */
const newest = new WeakMap<Contracts[number], { contracts: Contracts; view: BookHeatView | undefined }>();

/** Looks of each contract; the first one's prices are those of the picture. */
export function bookHeatView(contracts: Contracts): BookHeatView | undefined {
  const [first = []] = contracts;
  const known = newest.get(first);
  if (
    known?.contracts.length === contracts.length &&
    known.contracts.every((each, i) => each === contracts[i])
  )
    return known.view;
  const view = viewOf(contracts);
  newest.set(first, { contracts, view });
  return view;
}

function viewOf(contracts: Contracts): BookHeatView | undefined {
  const heat = bookHeat(contracts, COLUMNS);
  if (!heat) return undefined;
  const reference = quantile(heat);
  const bytes = Uint8Array.from(heat.bids, (bids, cell) => byteOf(bids, heat.asks[cell]!, reference));
  return {
    start: heat.start,
    columnDuration: heat.duration,
    lowest: bucketPrice(heat.lowest + 0.5),
    bucketRatio: BUCKET_RATIO,
    rows: heat.rows,
    cells: base64(bytes),
    reference,
    prices: heat.prices.map((price) => price ?? null),
  };
}

/** A bucket that the middle has gone through holds both: the larger one is drawn. */
function byteOf(bids: number, asks: number, reference: number): number {
  if (Number.isNaN(bids) && Number.isNaN(asks)) return 0;
  const [below, above] = [bids || 0, asks || 0];
  const share = reference > 0 ? Math.min(1, Math.max(below, above) / reference) : 0;
  return NOTHING + Math.sign(above - below) * Math.round(STEPS * Math.sqrt(share));
}

/** Of a sample: sorting all cells would take longer than all the rest. */
function quantile({ bids, asks }: BookHeat): number {
  const known: number[] = [];
  for (let cell = 0; cell < bids.length; cell += SAMPLED)
    for (const usd of [bids[cell]!, asks[cell]!]) if (usd > 0) known.push(usd);
  const sorted = Float64Array.from(known).sort();
  return sorted[Math.floor((sorted.length - 1) * REFERENCE_QUANTILE)] ?? 0;
}
