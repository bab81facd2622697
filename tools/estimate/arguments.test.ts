import { describe, expect, test } from 'vitest';

import { HOUR } from '../../lib/core/time';
import { parseArguments } from './arguments';

const LEAST = '--venue binance --symbol BTCUSDT --klines a.csv --every 4h';
const parse = (line: string) => parseArguments(line.split(' '));

describe('the command line', () => {
  test('takes several files an option, and all of the input unless a lookback is told', () => {
    expect(parse('--venue binance --symbol BTCUSDT --klines a.csv b.zip --metrics x.csv --every 4h')).toEqual(
      {
        venue: 'binance',
        symbol: 'BTCUSDT',
        klines: ['a.csv', 'b.zip'],
        mark: [],
        metrics: ['x.csv'],
        funding: [],
        liquidations: [],
        trades: [],
        when: { every: 4 * HOUR },
      },
    );
  });

  test('takes instants as ISO dates and as milliseconds, apart by commas or blanks', () => {
    const line =
      '--venue binance --symbol BTCUSDT --trades t.csv --at 2025-10-10T20:00:00Z,1760126400000 2025-10-10';
    expect(parse(line).when).toEqual({
      at: [Date.parse('2025-10-10T20:00Z'), 1_760_126_400_000, Date.parse('2025-10-10T00:00Z')],
    });
  });

  test('takes a value after an equals sign', () => {
    expect(parse(`${LEAST} --lookback=30d --out=o=1.json`)).toMatchObject({
      lookback: 30 * 86_400_000,
      out: 'o=1.json',
    });
  });

  test.each([
    ['--symbol BTCUSDT --klines a --every 4h', '--venue is missing'],
    ['--venue okx --symbol BTCUSDT --klines a --every 4h', 'expected binance, got okx'],
    ['--venue binance --symbol btc/usdt --klines a --every 4h', 'got btc/usdt'],
    ['--venue binance --symbol BTCUSDT --every 4h', '--klines or --trades'],
    ['--venue binance --symbol BTCUSDT --klines a', 'either --at or --every'],
    [`${LEAST} --at 2025-01-01`, 'either --at or --every'],
    [`${LEAST} --lookback soon`, 'such as 12h or 7d, got soon'],
    [`${LEAST} --colour red`, '--colour is not an option'],
    [`${LEAST} --mark`, '--mark needs a value'],
    [`${LEAST} --symbol BTCUSDT ETHUSDT`, '--symbol takes one value'],
    ['a.csv', '"a.csv" belongs to no option'],
    ['--venue binance --symbol BTCUSDT --klines a --every 4x', 'expected such as 15m or 4h, got 4x'],
    ['--venue binance --symbol BTCUSDT --klines a --at noon', 'expected a date or Unix ms, got noon'],
  ])('%s is refused: %s', (line, problem) => {
    expect(() => parse(line)).toThrow(problem);
  });
});
