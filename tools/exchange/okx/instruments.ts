/** `/public/instruments?instType=SWAP`: the feed's perpetual among some others, of which no data is given. */
import type { MarketFeed } from '../market-feed';
import { wrong } from './okx-error';
import { type Query, required } from './query';
import { LOT, type Swap, plain } from './swap';

interface Listing {
  readonly family: string;
  readonly contractValue: string;
  readonly tick: string;
  readonly lot?: string;
  readonly settle?: string;
  readonly state?: string;
}

const OTHERS: readonly Listing[] = [
  { family: 'BTC-USD', contractValue: '100', tick: '0.1', lot: '1' },
  { family: 'ETH-USD', contractValue: '10', tick: '0.01', lot: '1' },
  { family: 'BTC-USDC', contractValue: '0.0001', tick: '0.1', lot: '1' },
  { family: 'ETH-USDT', contractValue: '0.1', tick: '0.01' },
  { family: 'PEPE-USDT', contractValue: '10000000', tick: '0.000000001' },
  { family: 'BTC-USD_UM', contractValue: '0.01', tick: '0.1', settle: 'USDG' },
  { family: 'OLD-USDT', contractValue: '1', tick: '0.001', state: 'suspend' },
];

export function instruments(feed: MarketFeed, swap: Swap, query: Query): Record<string, unknown>[] {
  if (required(query, 'instType') !== 'SWAP') throw wrong('instType');
  const own: Listing = {
    family: swap.family,
    contractValue: plain(swap.contractValue.toFixed(8)),
    tick: plain(feed.tickSize.toFixed(10)),
  };
  return [own, ...OTHERS.filter(({ family }) => family !== own.family)].map(listed);
}

function listed({ family, contractValue, tick, lot = LOT, ...rest }: Listing): Record<string, unknown> {
  const uly = family.replace(/_.*$/, '');
  const [base = '', quote = ''] = uly.split('-');
  const inverse = quote === 'USD' && rest.settle === undefined;
  return {
    alias: '',
    auctionEndTime: '',
    baseCcy: '',
    category: '1',
    contTdSwTime: '',
    ctMult: '1',
    ctType: inverse ? 'inverse' : 'linear',
    ctVal: contractValue,
    ctValCcy: inverse ? quote : base,
    expTime: '',
    futureSettlement: false,
    groupId: '2',
    instCategory: '1',
    instFamily: family,
    instId: `${family}-SWAP`,
    instIdCode: 10459,
    instType: 'SWAP',
    lever: '100',
    listTime: '1573557408000',
    lotSz: lot,
    maxIcebergSz: '100000000.0000000000000000',
    maxLmtAmt: '20000000',
    maxLmtSz: '100000000',
    maxMktAmt: '',
    maxMktSz: '35000',
    maxStopSz: '35000',
    maxTriggerSz: '100000000.0000000000000000',
    maxTwapSz: '100000000.0000000000000000',
    minSz: lot,
    openType: '',
    optType: '',
    preMktSwTime: '',
    quoteCcy: '',
    ruleType: 'normal',
    settleCcy: rest.settle ?? (inverse ? base : quote),
    state: rest.state ?? 'live',
    stk: '',
    tickSz: tick,
    tradeQuoteCcyList: [],
    uly,
    upcChg: [],
  };
}
