/**
 * What COIN-M answers differently: facts of a contract, the pair beside the symbol, lists where USDⓈ-M has an object, and the
 * history of open interest by pair (Binance, "COIN-M Futures", REST).
 */
import type { MarketFeed } from '../market-feed';
import { type Endpoint, SHARED, always, depthWeight, under } from './endpoint';
import { exchangeInfo } from './exchange-info';
import { type HistoryNames, openInterest, openInterestHistory } from './open-interest';
import { premiumIndex } from './premium';
import { pairOf, required } from './query';
import { invalidSymbol } from './venue-error';

type Row = Readonly<Record<string, unknown>>;

const named = (feed: MarketFeed): Row => ({ pair: pairOf(feed), contractType: 'PERPETUAL' });

function coinMarginedInfo(feed: MarketFeed): Row {
  const { symbols, futuresType: _, assets: _assets, ...rest } = exchangeInfo(feed);
  const contracts = (symbols as readonly Row[]).map(({ status, ...contract }) => ({
    ...contract,
    pair: pairOf(feed),
    marginAsset: feed.base,
    contractStatus: status,
    contractSize: feed.contractUsd,
    equalQtyPrecision: 4,
  }));
  return { ...rest, symbols: contracts };
}

const HISTORY: HistoryNames = {
  require(query, feed) {
    if (required(query, 'pair') !== pairOf(feed)) throw invalidSymbol();
    if (required(query, 'contractType') !== 'PERPETUAL') throw invalidSymbol();
  },
  named,
};

export const COIN_MARGINED: ReadonlyMap<string, Endpoint> = new Map([
  ...under('/dapi/v1/', [
    ...SHARED,
    ['exchangeInfo', { weight: always(1), answer: ({ feed }) => coinMarginedInfo(feed) }],
    [
      'openInterest',
      { weight: always(1), answer: ({ feed }, query) => ({ ...openInterest(feed, query), ...named(feed) }) },
    ],
    [
      'premiumIndex',
      {
        weight: always(10),
        answer: ({ feed }, query) =>
          [premiumIndex(feed, query)].flat().map((row) => ({ ...row, pair: pairOf(feed) })),
      },
    ],
    // Of contracts whose interval is not the usual one, of which there are none here.
    ['fundingInfo', { weight: always(0), answer: () => [] }],
    [
      'depth',
      {
        weight: depthWeight,
        answer: ({ feed, book }, query) => ({
          ...book.answer(query),
          symbol: feed.symbol,
          pair: pairOf(feed),
        }),
      },
    ],
  ]),
  ...under('/futures/data/', [
    [
      'openInterestHist',
      { weight: always(0), answer: ({ feed }, query) => openInterestHistory(feed, query, HISTORY) },
    ],
  ]),
]);
