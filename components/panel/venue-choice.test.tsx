// @vitest-environment happy-dom
import '../testing/english-words';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { VenueId } from '../../lib/market/instrument';
import { VenueChoice } from './venue-choice';

function show(...chosen: VenueId[]) {
  const onChoose = vi.fn();
  render(<VenueChoice chosen={chosen} onChoose={onChoose} />);
  return onChoose;
}

const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });

describe('the choice of venues', () => {
  afterEach(cleanup);

  it('offers each by its own name, those that are summed checked', () => {
    show('binance', 'okx');
    const group = screen.getByRole('group', { name: 'Venues that are summed' });
    const boxes = screen.getAllByRole<HTMLInputElement>('checkbox');
    expect(boxes.every((each) => group.contains(each))).toBe(true);
    expect(boxes.map((each) => each.labels?.[0]?.textContent)).toEqual([
      'Binance',
      'Bybit',
      'OKX',
      'Gate',
      'Bitget',
      'Hyperliquid',
      'Deribit',
    ]);
    expect(boxes.filter(({ checked }) => checked)).toEqual([box('Binance'), box('OKX')]);
  });

  it('adds and takes away, always in the same order', () => {
    const onChoose = show('okx', 'binance');
    fireEvent.click(box('Bybit'));
    expect(onChoose).toHaveBeenLastCalledWith(['binance', 'bybit', 'okx']);
    fireEvent.click(box('Binance'));
    expect(onChoose).toHaveBeenLastCalledWith(['okx']);
  });

  it('does not let the last one be taken away', () => {
    const onChoose = show('gate');
    expect(box('Gate').disabled).toBe(true);
    expect(box('OKX').disabled).toBe(false);
    box('Gate').click();
    expect(onChoose).not.toHaveBeenCalled();
  });
});
