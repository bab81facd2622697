// @vitest-environment happy-dom
import '../testing/english-words';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';

import { DEFAULT_SETTINGS } from '../../lib/protocol/defaults';
import { PanelHeader } from './panel-header';

afterEach(cleanup);

it('lets coin-margined contracts into the sum, which has none by default', () => {
  const onChange = vi.fn();
  const nothing = { snapshot: undefined, shown: undefined, history: undefined, found: undefined };
  const props = { ...nothing, now: 0, onSearch: () => undefined, onChange, onLoadHistory: () => undefined };
  const { rerender } = render(<PanelHeader {...props} settings={DEFAULT_SETTINGS} />);
  const offered = screen.getByRole<HTMLInputElement>('switch', { name: 'With coin-margined contracts' });
  expect(offered.checked).toBe(false);
  fireEvent.click(offered);
  expect(onChange).toHaveBeenLastCalledWith({ inverse: true });
  rerender(<PanelHeader {...props} settings={{ ...DEFAULT_SETTINGS, inverse: true }} />);
  expect(offered.checked).toBe(true);
});
