// @vitest-environment happy-dom
import '../testing/english-words';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { CoinField, coinTyped } from './coin-field';

it.each([
  ['BTC', 'BTC'],
  ['  btcusdt ', 'BTC'],
  ['BTC-USDT-SWAP', 'BTC'],
  ['BTC_USDT', 'BTC'],
  ['BTC/USDT:USDT', 'BTC'],
  ['BTCUSDT.P', 'BTC'],
  ['BTCUSDC', 'BTC'],
  ['BTCPERP', 'BTC'],
  ['BTC-PERPETUAL', 'BTC'],
  ['BTCUSD_PERP', 'BTC'],
  ['XBTUSD', 'BTC'],
  ['1000PEPEUSDT', 'PEPE'],
  ['1000PEPEUSDT.P', 'PEPE'],
  ['kPEPE', 'PEPE'],
  ['SHIB1000USDT', 'SHIB'],
])('%s means %s', (typed, coin) => {
  expect(coinTyped(typed)).toBe(coin);
});

it.each(['1INCH', 'XRP', 'PUMP', 'SWAP', 'PERP', 'P', 'USDT', 'USDC', 'KAVA', ''])(
  '%s is a name of its own',
  (name) => {
    expect(coinTyped(name)).toBe(name);
  },
);

describe('the field of the coin', () => {
  afterEach(cleanup);

  function typed(text: string) {
    const onChange = vi.fn();
    render(<CoinField coin="BTC" onChange={onChange} />);
    const field = screen.getByRole<HTMLInputElement>('textbox');
    fireEvent.change(field, { target: { value: text } });
    return { onChange, field };
  }

  it('takes the coin of the market that was typed', () => {
    const { onChange, field } = typed('ethusdt.p');
    expect(onChange).toHaveBeenCalledExactlyOnceWith('ETH');
    expect(field.value).toBe('ETH');
  });

  it.each(['', '  ', 'what is this?', 'BTCUSDT'])('stays where it was after “%s”', (text) => {
    const { onChange, field } = typed(text);
    expect(onChange).not.toHaveBeenCalled();
    expect(field.value).toBe('BTC');
  });

  it('holds to a pattern that browsers can read, which they do as a set', () => {
    const { field } = typed('BTC');
    const pattern = new RegExp(`^(?:${field.pattern})$`, 'v');
    expect(
      ['BTC-USDT-SWAP', 'BTC/USDT:USDT', 'BTC_USDT', 'BTCUSDT.P'].every((name) => pattern.test(name)),
    ).toBe(true);
    expect(pattern.test('a b')).toBe(false);
  });
});
