// @vitest-environment happy-dom
import '../testing/english-words';

import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { Found } from '../../lib/protocol/messages';
import type { Settings } from '../../lib/protocol/settings';
import { CoinSearch, type CoinSearchProps } from './coin-search';

const HITS: Record<string, Found['coins']> = {
  '': [
    { coin: 'ETH', venues: ['binance', 'okx'] },
    { coin: 'SOL', venues: [] },
    { coin: 'XRP', venues: ['gate'] },
  ],
  pe: [
    { coin: 'PEPE', venues: ['binance', 'hyperliquid'] },
    { coin: 'PEOPLE', venues: ['okx'] },
  ],
};

const answerTo = (text: string, change: Partial<Found> = {}): Found => ({
  type: 'found',
  text,
  coins: HITS[text] ?? [],
  awaited: [],
  failed: [],
  ...change,
});

/** A worker that answers at once, unless `answer` says otherwise. */
function show(answer: (text: string) => Found | undefined = answerTo, favourites = ['ETH', 'SOL']) {
  const onChange = vi.fn<CoinSearchProps['onChange']>();
  const onSearch = vi.fn<CoinSearchProps['onSearch']>();
  function Screen() {
    const [found, setFound] = useState<Found>();
    const [settings, setSettings] = useState<Pick<Settings, 'coin' | 'favourites'>>({
      coin: 'BTC',
      favourites,
    });
    return (
      <CoinSearch
        {...settings}
        found={found}
        onSearch={(text) => {
          onSearch(text);
          setFound((before) => answer(text) ?? before);
        }}
        onChange={(change) => {
          onChange(change);
          setSettings((before) => ({ ...before, ...change }));
        }}
      />
    );
  }
  render(<Screen />);
  return { onChange, onSearch };
}

const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Market' });
const options = () => screen.queryAllByRole('option');
const names = () => options().map((option) => option.querySelector('.coin-name')!.textContent);
const activeName = () => {
  const id = field().getAttribute('aria-activedescendant');
  return id === null ? undefined : document.getElementById(id)!.querySelector('.coin-name')!.textContent;
};
const type = (text: string) => fireEvent.input(field(), { target: { value: text } });
const press = (key: string, more: object = {}) => fireEvent.keyDown(field(), { key, ...more });
const said = () => screen.getByRole('status').textContent;

describe('the search for coins', () => {
  afterEach(cleanup);

  it('shows the coin, closed', () => {
    show();
    expect(field().value).toBe('BTC');
    expect(field().getAttribute('aria-expanded')).toBe('false');
    expect(options()).toEqual([]);
  });

  it('opens with the favourites where nothing is typed, before any answer and after it', () => {
    show(() => undefined);
    fireEvent.click(field());
    expect(names()).toEqual(['ETH', 'SOL']);
    cleanup();
    const { onSearch } = show();
    fireEvent.click(field());
    expect(onSearch.mock.calls).toEqual([['']]);
    expect(names()).toEqual(['ETH', 'SOL', 'XRP']);
    expect(field().value).toBe('BTC');
  });

  it('shows for each hit which venues list it, and says where none does', () => {
    show();
    fireEvent.click(field());
    expect(options().map(({ textContent }) => textContent)).toEqual([
      'ETHBinance · OKXFavourite',
      'SOLOn none of the venues that answeredFavourite',
      'XRPGate',
    ]);
  });

  it('is a combobox whose list readers find: controlled, named, one option the active one', () => {
    show();
    type('pe');
    const list = screen.getByRole('listbox', { name: 'Coins' });
    expect(field().getAttribute('aria-expanded')).toBe('true');
    expect(field().getAttribute('aria-controls')).toBe(list.id);
    expect(within(list).getAllByRole('option', { selected: true })).toEqual([options()[0]]);
    expect(field().getAttribute('aria-activedescendant')).toBe(options()[0]!.id);
    expect(list.querySelectorAll('button, a, input, [tabindex]')).toHaveLength(0);
    expect(said()).toBe('2 coins');
  });

  it('takes the best hit with Enter', () => {
    const { onChange } = show();
    type('pe');
    press('Enter');
    expect(onChange.mock.calls).toEqual([[{ coin: 'PEPE' }]]);
    expect(field().value).toBe('PEPE');
    expect(options()).toEqual([]);
  });

  it('moves with the arrow keys, round the ends, and opens with them', () => {
    const { onChange } = show();
    press('ArrowDown');
    expect([names().length, activeName()]).toEqual([3, undefined]);
    const walk = ['ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp'].map((key) => {
      press(key);
      return activeName();
    });
    expect(walk).toEqual(['XRP', 'ETH', 'SOL', 'ETH', 'XRP']);
    press('Enter');
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ coin: 'XRP' });
  });

  it('stays on a coin that further venues put elsewhere in the list', () => {
    const props = { coin: 'BTC', favourites: [], onSearch: vi.fn(), onChange: vi.fn() };
    const { rerender } = render(<CoinSearch {...props} found={answerTo('pe')} />);
    type('pe');
    press('ArrowDown');
    expect(activeName()).toBe('PEOPLE');
    const coins = [...HITS['pe']!].reverse();
    rerender(<CoinSearch {...props} found={answerTo('pe', { coins })} />);
    expect([names()[0], activeName()]).toEqual(['PEOPLE', 'PEOPLE']);
  });

  it('takes a hit by click', () => {
    const { onChange } = show();
    type('pe');
    fireEvent.click(options()[1]!);
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ coin: 'PEOPLE' });
  });

  it('keeps the focus in the field when the list is pressed', () => {
    show();
    type('pe');
    expect(fireEvent.mouseDown(options()[1]!)).toBe(false);
  });

  it('takes what was typed where no list has it, without its quote', () => {
    const { onChange } = show();
    type('newusdt.p');
    expect(screen.getAllByText(/No coin found for “newusdt\.p”/)).toHaveLength(2);
    expect(field().getAttribute('aria-expanded')).toBe('false');
    press('Enter');
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ coin: 'NEW' });
  });

  it('takes what was typed, not an old hit, before the answer has come', () => {
    const { onChange } = show((text) => (text === 'pe' ? answerTo('pe') : undefined));
    type('pe');
    type('w');
    expect(names()).toEqual(['PEPE', 'PEOPLE']);
    expect(activeName()).toBeUndefined();
    press('Enter');
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ coin: 'W' });
  });

  it.each(['', '  ', 'what is this?', 'BTCUSDT'])('stays where it was after “%s” and Enter', (text) => {
    const { onChange } = show((text) => answerTo(text, { coins: [] }));
    type(text);
    press('Enter');
    expect(onChange).not.toHaveBeenCalled();
    expect(field().value).toBe('BTC');
  });

  it.each([
    ['Escape', () => press('Escape')],
    ['leaving it', () => fireEvent.blur(field())],
  ])('is as before after %s', (_, leave) => {
    const { onChange } = show();
    type('pe');
    leave();
    expect(onChange).not.toHaveBeenCalled();
    expect([field().value, options().length, said()]).toEqual(['BTC', 0, '']);
  });

  it('leaves the keys alone that write a character of several strokes', () => {
    const { onChange } = show();
    type('pe');
    press('Enter', { isComposing: true });
    expect(onChange).not.toHaveBeenCalled();
  });

  it('makes the active coin a favourite with Shift+Enter, says so, and stays open', () => {
    const { onChange } = show();
    type('pe');
    press('Enter', { shiftKey: true });
    expect(onChange).toHaveBeenLastCalledWith({ favourites: ['ETH', 'SOL', 'PEPE'] });
    expect(said()).toBe('PEPE is a favourite now. 2 coins');
    expect(options()[0]!.textContent).toContain('Favourite');
    press('Enter', { shiftKey: true });
    expect(onChange).toHaveBeenLastCalledWith({ favourites: ['ETH', 'SOL'] });
    expect(said()).toBe('PEPE is no favourite any more. 2 coins');
  });

  it('makes the coin in the field a favourite with Shift+Enter, and nothing that is half typed', () => {
    const { onChange } = show();
    type('zzz');
    press('Enter', { shiftKey: true });
    expect(onChange).not.toHaveBeenCalled();
    press('Escape');
    press('Enter', { shiftKey: true });
    expect(onChange.mock.calls).toEqual([[{ favourites: ['ETH', 'SOL', 'BTC'] }]]);
  });

  it('toggles a favourite by its star without taking the coin', () => {
    const { onChange } = show();
    fireEvent.click(field());
    fireEvent.click(screen.getByTitle('Take ETH from the favourites'));
    expect(onChange.mock.calls).toEqual([[{ favourites: ['SOL'] }]]);
    expect(names()).toEqual(['ETH', 'SOL', 'XRP']);
  });

  it('has a star for the present coin that says whether it is on', () => {
    const { onChange } = show();
    const star = screen.getByRole('button', { name: 'BTC is a favourite' });
    expect(star.getAttribute('aria-pressed')).toBe('false');
    fireEvent.click(star);
    expect(onChange.mock.calls).toEqual([[{ favourites: ['ETH', 'SOL', 'BTC'] }]]);
    expect(star.getAttribute('aria-pressed')).toBe('true');
  });

  it('keeps fifty favourites and says why not one more', () => {
    const fifty = Array.from({ length: 50 }, (_, i) => `C${i}`);
    const { onChange } = show(answerTo, fifty);
    fireEvent.click(screen.getByRole('button', { name: 'BTC is a favourite' }));
    expect(onChange).not.toHaveBeenCalled();
    expect(said()).toBe('50 favourites are kept at most. Take one away first.');
  });

  it('names the venues that it waits for and those that gave no list', () => {
    show((text) => answerTo(text, { awaited: ['okx', 'gate'], failed: ['bitget'] }));
    type('pe');
    const notes = ['Asking OKX, Gate…', 'No list from Bitget'];
    expect([...document.querySelectorAll('.coin-note')].map(({ textContent }) => textContent)).toEqual(notes);
    expect(said()).toBe(['2 coins', ...notes].join('. '));
  });
});
