// @vitest-environment happy-dom
import '../testing/english-words';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';

import type { HistoryView } from '../../lib/protocol/history';
import { HistoryLine } from './history-line';

const HISTORY: HistoryView = {
  coin: 'BTC',
  lookback: '1y',
  state: 'loading',
  share: 0.4399,
  left: 38_200,
  reaches: Date.UTC(2026, 2, 12, 12),
  venues: [],
};
const STOPPED: HistoryView = { ...HISTORY, state: 'stopped' };

function shown(history: HistoryView) {
  const onLoad = vi.fn<(on: boolean) => void>();
  const { container, rerender } = render(<HistoryLine history={history} onLoad={onLoad} />);
  return {
    onLoad,
    container,
    again: (next: HistoryView) => rerender(<HistoryLine history={next} onLoad={onLoad} />),
  };
}

afterEach(cleanup);

it('says how far a history has come, how long the rest takes, and stops it', () => {
  const { onLoad, container } = shown(HISTORY);
  expect(container.textContent).toBe('Loading a year: 43% · about 40s leftStop');
  const bar = screen.getByRole('progressbar', { name: 'History' });
  expect(bar.getAttribute('aria-valuenow')).toBe('43');
  expect(bar.getAttribute('aria-valuetext')).toBe('Loading a year: 43% · about 40s left');
  fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
  expect(onLoad.mock.calls).toEqual([[false]]);
});

it('says how far a stopped one reaches, and goes on with it', () => {
  const { onLoad, container } = shown(STOPPED);
  expect(container.textContent).toBe('History stopped at Mar 12, 2026Load the rest');
  fireEvent.click(screen.getByRole('button', { name: 'Load the rest' }));
  expect(onLoad.mock.calls).toEqual([[true]]);
});

it('keeps the focus on its button when that stops and goes on', () => {
  const { again } = shown(HISTORY);
  const stop = screen.getByRole('button', { name: 'Stop' });
  stop.focus();
  again(STOPPED);
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Load the rest' }));
});

it.each([
  [9_400, 'a few seconds left'],
  [61_000, 'about 2m left'],
  [3 * 3_600_000, 'about 3h left'],
])('of %d ms says %s', (left, words) => {
  expect(shown({ ...HISTORY, left }).container.textContent).toContain(words);
});

it('names no time where none can be told', () => {
  const { left: _, ...untold } = HISTORY;
  expect(shown(untold).container.textContent).toBe('Loading a year: 43%Stop');
});

it('never says of a history that all of it is there while some is lacking', () => {
  expect(shown({ ...HISTORY, share: 0.9999 }).container.textContent).toContain('99%');
});

it('is gone once everything is there', () => {
  expect(shown({ ...HISTORY, state: 'complete', share: 1 }).container.textContent).toBe('');
});
