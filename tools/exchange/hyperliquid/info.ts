/**
 * `POST /info`: each `type` with its weight, of 1200 a minute, and how many rows weigh one more ("Rate limits and user
 * limits"). A coin that is not listed is answered by 500 and `null`, by `l2Book` with 200 and `null`.
 */
import type { MarketFeed } from '../market-feed';
import type { WireAnswer } from '../venue-wire';
import { book } from './book';
import { INTERVALS, candles } from './candles';
import type { Coin } from './coin';
import { fundingHistory } from './funding';
import { type Fields, Unreadable, fieldsOf, nestedField, textField, timeRange } from './info-request';
import { recentTrades } from './trades';
import { isListed, meta, metaAndContexts } from './universe';
import type { WeightWindow } from './weight-window';

interface Call {
  readonly weight: number;
  readonly rowsAPoint?: number;
  readonly answer: (market: Market, fields: Fields) => WireAnswer;
}

export interface Market {
  readonly feed: MarketFeed;
  readonly coin: Coin;
}

const found = (body: unknown): WireAnswer => ({ status: 200, body });
const UNKNOWN_COIN: WireAnswer = { status: 500, body: null };
const UNREADABLE: WireAnswer = {
  status: 422,
  body: 'Failed to deserialize the JSON body into the target type',
};
const TOO_MANY: WireAnswer = { status: 429, body: null };

const CALLS: ReadonlyMap<string, Call> = new Map(
  Object.entries<Call>({
    exchangeStatus: {
      weight: 2,
      answer: ({ feed }) => found({ time: feed.now(), specialStatuses: null }),
    },
    meta: { weight: 20, answer: ({ coin }) => found(meta(coin)) },
    metaAndAssetCtxs: { weight: 20, answer: ({ feed, coin }) => found(metaAndContexts(feed, coin)) },
    candleSnapshot: {
      weight: 20,
      rowsAPoint: 60,
      answer({ feed, coin }, fields) {
        const asked = nestedField(fields, 'req');
        const name = textField(asked, 'interval');
        const length = INTERVALS.get(name);
        if (length === undefined) throw new Unreadable('interval');
        const range = timeRange(asked, feed.now());
        return ofCoin(coin, asked, () => candles(feed, coin, name, length, range));
      },
    },
    fundingHistory: {
      weight: 20,
      rowsAPoint: 20,
      answer({ feed, coin }, fields) {
        const range = timeRange(fields, feed.now());
        return ofCoin(coin, fields, () => fundingHistory(feed, coin, range));
      },
    },
    recentTrades: {
      weight: 20,
      rowsAPoint: 20,
      answer: ({ feed, coin }, fields) => ofCoin(coin, fields, () => recentTrades(feed, coin)),
    },
    l2Book: {
      weight: 2,
      answer({ feed, coin }, fields) {
        const name = textField(fields, 'coin');
        if (name === coin.name) return found(book(feed, coin, figuresOf(fields)));
        return found(isListed(name, coin) ? { coin: name, time: feed.now(), levels: [[], []] } : null);
      },
    },
  }),
);

export function answerInfo(market: Market, body: string, weight: WeightWindow | undefined): WireAnswer {
  try {
    const fields = fieldsOf(body);
    const call = CALLS.get(textField(fields, 'type'));
    if (!call) throw new Unreadable('type');
    if (weight?.hasRoom(call.weight) === false) return TOO_MANY;
    const answer = call.answer(market, fields);
    weight?.charge(call.weight + rowWeight(call, answer));
    return answer;
  } catch (error) {
    if (error instanceof Unreadable) return UNREADABLE;
    throw error;
  }
}

/** Of the other listed coins nothing happens. */
function ofCoin(coin: Coin, fields: Fields, rows: () => unknown[]): WireAnswer {
  const name = textField(fields, 'coin');
  if (!isListed(name, coin)) return UNKNOWN_COIN;
  return found(name === coin.name ? rows() : []);
}

function figuresOf({ nSigFigs }: Fields): number | undefined {
  if (nSigFigs === undefined || nSigFigs === null) return undefined;
  if (typeof nSigFigs !== 'number' || ![2, 3, 4, 5].includes(nSigFigs)) throw new Unreadable('nSigFigs');
  return nSigFigs;
}

function rowWeight({ rowsAPoint }: Call, { body }: WireAnswer): number {
  return rowsAPoint !== undefined && Array.isArray(body) ? Math.ceil(body.length / rowsAPoint) : 0;
}
