import { describe, expect, it, vi } from 'vitest';

import { deductions } from '../../../liquidation/margin-tiers';
import { price, millis, unixMs } from '../../../core/units';
import { DAY, HOUR, MINUTE } from '../../../core/time';
import type { FrameSink } from '../../stream/dialect';
import { dialectOf } from '../live';
import { createBinanceCoinMargined } from './client';
import { sizedInCoins } from './contract';
import { coinMarginTiers } from './margin-tiers';
import * as wire from './wire-samples';

const { SYMBOL } = wire;
const never = new AbortController().signal;
const FIVE = millis(5 * MINUTE);

/** The venue, by what it answers at each path; and what it was asked. */
function venueOf(answers: Readonly<Record<string, unknown>>) {
  const asked: URL[] = [];
  const faults: string[] = [];
  const venue = createBinanceCoinMargined({
    now: () => unixMs(1_700_000_000_000),
    random: () => 0,
    onFault: ({ message }) => faults.push(message),
    fetch: (address) => {
      const url = new URL(address);
      asked.push(url);
      const name = url.pathname.split('/').at(-1)!;
      const body = name in answers ? answers[name] : name === 'fundingInfo' ? [] : undefined;
      return Promise.resolve(new Response(JSON.stringify(body ?? {}), { status: body ? 200 : 404 }));
    },
  });
  return { venue, asked, faults };
}

describe('Binance’s COIN-M client', () => {
  it('lists the perpetuals that are traded, with the dollars of a contract', async () => {
    const { venue, asked } = venueOf({ exchangeInfo: wire.exchangeInfo() });
    expect(await venue.instruments(never)).toEqual([
      {
        venue: 'binance',
        symbol: SYMBOL,
        base: 'BTC',
        quote: 'USD',
        linear: false,
        contractSize: 100,
        tickSize: 0.1,
        stepSize: 100,
      },
      {
        venue: 'binance',
        symbol: 'ETHUSD_PERP',
        base: 'ETH',
        quote: 'USD',
        linear: false,
        contractSize: 10,
        tickSize: 0.1,
        stepSize: 10,
      },
    ]);
    expect(asked[0]!.href).toBe('https://dapi.binance.com/dapi/v1/exchangeInfo');
  });

  it.each([
    ['contractSize', { contractSize: 100 }],
    ['marginAsset', { marginAsset: 'USDT' }],
  ])('leaves a contract out whose %s is not what its name says, and says so', async (field, change) => {
    const { venue, faults } = venueOf({ exchangeInfo: wire.exchangeInfo(change) });
    expect((await venue.instruments(never)).map(({ symbol }) => symbol)).toEqual([SYMBOL]);
    expect(faults[0]).toContain(field);
  });

  it('reads volume and taker buys in coins, not in contracts', async () => {
    const from = unixMs(wire.MINUTE_OF_BARS);
    const { venue, asked } = venueOf({ klines: [wire.kline(from)], time: { serverTime: from + 2 * MINUTE } });
    const bars = await venue.bars(SYMBOL, MINUTE, from, unixMs(from + MINUTE), never);
    expect(bars).toMatchObject([{ openTime: from, volume: 2.13660389, takerBuy: 1.23424865, close: 9642 }]);
    expect(asked[0]!.pathname).toBe('/dapi/v1/klines');
  });

  it('asks for no more bars than fit 200 days, for the venue gives the newest of a longer range', async () => {
    const { venue, asked } = venueOf({ klines: [] });
    const from = unixMs(1_600_000_000_000 - (1_600_000_000_000 % DAY));
    await venue.bars(SYMBOL, millis(DAY), from, unixMs(from + 900 * DAY), never);
    const query = asked[0]!.searchParams;
    expect(Number(query.get('endTime')) - Number(query.get('startTime'))).toBe(199 * DAY);
    expect(query.get('limit')).toBe('200');
    await venue.bars(SYMBOL, MINUTE, from, unixMs(from + 900 * DAY), never);
    expect(asked[1]!.searchParams.get('limit')).toBe('1500');
  });

  it('turns contracts into coins at a trade’s own price', async () => {
    const { venue } = venueOf({ aggTrades: [wire.aggTrade()] });
    const [trade] = await venue.trades!(SYMBOL, { fromId: 416_690 }, never);
    expect(trade).toMatchObject({ id: 416_690, price: 9642.4, taker: 'buy' });
    expect(trade!.quantity).toBeCloseTo(300 / 9642.4, 12);
  });

  it('turns open interest into coins at the mark', async () => {
    const { venue } = venueOf({ openInterest: wire.openInterest(), premiumIndex: wire.premiumIndex() });
    const { time, quantity } = await venue.openInterest(SYMBOL, never);
    expect([time, quantity]).toEqual([1_591_261_042_378, 150.04]);
  });

  it('turns the history of open interest into coins at the mark of each time, late stamps too', async () => {
    const from = unixMs(1_600_000_200_000);
    const { venue, asked } = venueOf({
      openInterestHist: [wire.openInterestRow(from), wire.openInterestRow(from + FIVE + 2_000, '20000')],
      markPriceKlines: [wire.markKline(from, '9640.0'), wire.markKline(from + FIVE, '9700.0')],
    });
    const rows = await venue.openInterestHistory!(SYMBOL, FIVE, from, unixMs(from + 2 * FIVE), never);
    expect(rows.map(({ time }) => time)).toEqual([from, from + FIVE + 2_000]);
    expect(rows[0]!.quantity).toBeCloseTo(2_040_300 / 9640, 9);
    expect(rows[1]!.quantity).toBeCloseTo(2_000_000 / 9700, 9);
    const query = asked.find(({ pathname }) => pathname === '/futures/data/openInterestHist')!.searchParams;
    expect([query.get('pair'), query.get('contractType')]).toEqual(['BTCUSD', 'PERPETUAL']);
  });

  it('takes the one mark price out of the list, and refuses another symbol’s', async () => {
    const { venue } = venueOf({ premiumIndex: wire.premiumIndex() });
    expect(await venue.markPrice(SYMBOL, never)).toMatchObject({
      mark: 10_000,
      index: 9_990,
      predictedFunding: 0.00071003,
      fundingInterval: 8 * HOUR,
    });
    await expect(venue.markPrice('ETHUSD_PERP', never)).rejects.toThrow('dapi/v1/premiumIndex');
  });

  it('turns the levels of the book into coins', async () => {
    const { venue } = venueOf({ depth: wire.depth() });
    const { bids, asks } = await venue.depth(SYMBOL, 5, never);
    expect(bids[0]!.quantity).toBeCloseTo(43_100 / 9638, 12);
    expect(asks[0]!.quantity).toBeCloseTo(1_200 / 9638.2, 12);
  });

  it('reads the frames of the streams, forced orders at their fill', () => {
    const to = { trades: vi.fn(), mark: vi.fn(), liquidation: vi.fn() };
    const dialect = dialectOf(SYMBOL, () => undefined, {
      linear: false,
      sized: (item) => sizedInCoins(SYMBOL, item),
    });
    for (const frame of [wire.tradeFrame(), wire.markFrame(), wire.forceOrder()])
      dialect.receive(frame, to as unknown as FrameSink);
    expect(to.trades).toHaveBeenCalledWith([expect.objectContaining({ quantity: 300 / 9642.4 })]);
    expect(to.mark).toHaveBeenCalledWith(
      expect.objectContaining({ mark: 11012.31359011, index: 10933.62615417 }),
    );
    expect(to.liquidation).toHaveBeenCalledWith(
      expect.objectContaining({ position: 'long', quantity: 800 / 9496.5, fillPrice: 9496.5 }),
    );
  });

  it('has the brackets of which 300 BTC have a maintenance amount of 11.605 BTC', () => {
    const table = coinMarginTiers(SYMBOL, price(50_000));
    const index = table.tiers.findLastIndex(({ floor }) => floor <= 300 * 50_000);
    expect(table.tiers[index]!.maintenanceMarginRate).toBe(0.125);
    expect(deductions(table)[index]! / 50_000).toBeCloseTo(11.605, 9);
  });
});
