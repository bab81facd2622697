/** The ticker of REST and of the stream, which also says the funding's schedule and a time. */
import type { Contract } from './contract';
import { places, plain } from './contract';

const DAY = 86_400_000;
const SIDES = 2;

export function ticker(contract: Contract): Record<string, unknown> {
  const { feed } = contract;
  const now = feed.now();
  const premium = feed.premium();
  const day = feed.bars(3_600_000, now - DAY, now);
  const last = feed.bars(60_000, now - 3_600_000, now).at(-1)?.close ?? premium.mark;
  const volume = day.reduce((sum, bar) => sum + bar.volume, 0);
  const value = plain(
    day.reduce((sum, bar) => sum + bar.quoteVolume, 0),
    0,
  );
  const interest = feed.openInterest(60_000, now - 600_000, now).at(-1)?.quantity ?? 0;
  const rate = plain(premium.predictedFunding, 6);
  return {
    contract: contract.name,
    last: contract.price(last),
    change_percentage: '0.77',
    total_size: String(SIDES * contract.contracts(interest)),
    volume_24h: contract.size(volume),
    volume_24h_base: plain(volume, 4),
    volume_24h_quote: value,
    volume_24h_settle: value,
    mark_price: plain(premium.mark, places(feed.tickSize) + 1),
    index_price: plain(premium.index, places(feed.tickSize) + 1),
    funding_rate: rate,
    funding_rate_indicative: rate,
    low_24h: contract.price(Math.min(...day.map(({ low }) => low), last)),
    high_24h: contract.price(Math.max(...day.map(({ high }) => high), last)),
  };
}

export function streamedTicker(contract: Contract): Record<string, unknown> {
  const { feed } = contract;
  const premium = feed.premium();
  return {
    ...ticker(contract),
    quanto_base_rate: '',
    funding_interval: feed.fundingIntervalHours * 3_600,
    funding_offset: 0,
    funding_next_apply: Math.floor(premium.nextFundingTime / 1_000),
    price_type: 'last',
    change_from: '24h',
    change_price: '-327.2',
    t: premium.time,
  };
}

/** `/futures/usdt/tickers` adds the best of the book. */
export function restTickers(contract: Contract): Record<string, unknown>[] {
  const { bids, asks } = contract.feed.depth(1);
  const [bid, ask] = [bids[0], asks[0]];
  return [
    {
      ...ticker(contract),
      ...(bid && { highest_bid: contract.price(bid[0]), highest_size: contract.size(bid[1]) }),
      ...(ask && { lowest_ask: contract.price(ask[0]), lowest_size: contract.size(ask[1]) }),
    },
  ];
}
