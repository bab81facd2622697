// @vitest-environment happy-dom
import '../testing/english-words';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';

import { CoinSwitch } from './coin-switch';

afterEach(cleanup);

function show(coin: string, ...favourites: string[]) {
  const onChoose = vi.fn();
  render(<CoinSwitch coin={coin} favourites={favourites} onChoose={onChoose} />);
  const radios = screen.getAllByRole<HTMLInputElement>('radio');
  return { onChoose, shown: radios.map(({ value, checked }) => (checked ? `(${value})` : value)) };
}

it('the favourites are in the user’s order, the present coin marked', () => {
  expect(show('ETH', 'BTC', 'ETH', 'SOL').shown).toEqual(['BTC', '(ETH)', 'SOL']);
  expect(screen.getByRole('group', { name: 'Market' })).toBeTruthy();
});

it('a coin that is no favourite stands first', () => {
  expect(show('PEPE', 'BTC', 'ETH').shown).toEqual(['(PEPE)', 'BTC', 'ETH']);
});

it('one click changes the coin', () => {
  const { onChoose } = show('BTC', 'BTC', 'SOL');
  fireEvent.click(screen.getByRole('radio', { name: 'SOL' }));
  expect(onChoose).toHaveBeenCalledExactlyOnceWith('SOL');
});
