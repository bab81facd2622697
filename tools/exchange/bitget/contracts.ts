import { decimalPlaces } from '../decimals';
import type { MarketFeed } from '../market-feed';
import type { Listing } from './listing';
import { type Query, productType } from './query';

/** `/contracts`: the feed's perpetual among others, of which one is being delisted and one is a future. */
export function contracts(feed: MarketFeed, listing: Listing, query: Query): unknown[] {
  const product = productType(query);
  const symbol = query.get('symbol');
  const listed = [...(product === listing.product ? [own(feed, listing)] : []), ...others(product)];
  return symbol ? listed.filter((contract) => contract.symbol === symbol) : listed;
}

interface Contract extends Readonly<Record<string, unknown>> {
  readonly symbol: string;
}

function own(feed: MarketFeed, { symbol }: Listing): Contract {
  const places = decimalPlaces(feed.tickSize);
  return contract(symbol, feed.base, feed.quote, {
    pricePlace: String(places),
    priceEndStep: String(Math.round(feed.tickSize * 10 ** places)),
    volumePlace: String(decimalPlaces(feed.stepSize)),
    sizeMultiplier: String(feed.stepSize),
    minTradeNum: String(feed.stepSize),
    fundInterval: String(feed.fundingIntervalHours),
  });
}

function others(product: string): Contract[] {
  if (product === 'USDC-FUTURES') return [contract('SOLPERP', 'SOL', 'USDC', {})];
  if (product !== 'USDT-FUTURES') return [];
  return [
    contract('LTCUSDT', 'LTC', 'USDT', { pricePlace: '2', sizeMultiplier: '0.1', volumePlace: '1' }),
    contract('1000SATSUSDT', '1000SATS', 'USDT', { pricePlace: '7', sizeMultiplier: '1', volumePlace: '0' }),
    contract('OLDUSDT', 'OLD', 'USDT', { symbolStatus: 'off', offTime: '1695793701269' }),
    contract('ETHUSDTZ99', 'ETH', 'USDT', { symbolType: 'delivery', deliveryTime: '4102444800000' }),
  ];
}

function contract(symbol: string, base: string, quote: string, its: Record<string, string>): Contract {
  return {
    symbol,
    baseCoin: base,
    quoteCoin: quote,
    buyLimitPriceRatio: '0.05',
    sellLimitPriceRatio: '0.05',
    feeRateUpRatio: '0.005',
    makerFeeRate: '0.0002',
    takerFeeRate: '0.0006',
    openCostUpRatio: '0.01',
    supportMarginCoins: [quote],
    minTradeNum: '0.01',
    priceEndStep: '1',
    volumePlace: '2',
    pricePlace: '2',
    sizeMultiplier: '0.01',
    symbolType: 'perpetual',
    minTradeUSDT: '5',
    maxSymbolOrderNum: '200',
    maxProductOrderNum: '1000',
    maxPositionNum: '150',
    symbolStatus: 'normal',
    offTime: '-1',
    limitOpenTime: '-1',
    deliveryTime: '',
    deliveryStartTime: '',
    launchTime: '',
    fundInterval: '8',
    minLever: '1',
    maxLever: '125',
    posLimit: '0.05',
    maintainTime: '',
    ...its,
  };
}
