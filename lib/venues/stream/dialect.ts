/** What is a venue's own in its streams. */
import type CcxtExchange from 'ccxt/js/src/base/Exchange.js';

import type { Millis } from '../../core/units';
import type { MarkPrice } from '../../market/mark-price';
import type { Liquidation } from '../../market/liquidation';
import type { OpenInterest } from '../../market/open-interest';
import type { Trade } from '../../market/trade';
import type { LiveChannel } from '../venue';

/** What one frame of the wire may lead to. */
export interface FrameSink {
  /** The venue confirmed a channel: its data comes from here on. */
  confirm(channel: LiveChannel): void;
  trades(trades: readonly Trade[]): void;
  mark(mark: MarkPrice): void;
  liquidation(liquidation: Liquidation): void;
  openInterest(openInterest: OpenInterest): void;
  /** The venue refused what was asked, or bids farewell: the socket is closed, and dialled again. */
  giveUp(reason: string): void;
  /** An answer to a frame, such as a pong. */
  reply(message: unknown): void;
}

/** What is a venue's own in a stream. */
export interface StreamDialect<Exchange extends CcxtExchange = CcxtExchange> {
  readonly channels: readonly LiveChannel[];
  /** A ccxt exchange of its own for each socket's life. */
  exchange(): Exchange;
  /** Subscribes to every channel by ccxt; the promises reject when the socket is lost, and never resolve. */
  subscribe(exchange: Exchange): readonly Promise<unknown>[];
  /**
   * Reads one frame; a `WireError` drops it. State that belongs to one socket starts anew with `exchange`; with a
   * `lifetime` there may be none, as two sockets are read at once.
   */
  receive(frame: unknown, to: FrameSink): void;
  /** How long the venue lets a socket live, where it says so: before then another takes over. */
  readonly lifetime?: Millis;
  /** Said over and over, where the venue wants it or its quiet markets send too few frames to tell a dead socket. */
  readonly ping?: { readonly every: Millis; readonly message: unknown };
}
