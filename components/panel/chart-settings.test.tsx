// @vitest-environment happy-dom
import '../testing/english-words';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { DEFAULT_SETTINGS } from '../../lib/protocol/defaults';
import type { OverlaySettings } from '../../lib/protocol/settings';
import { ChartSettings } from './chart-settings';

function show(change: Partial<OverlaySettings> = {}) {
  const onChange = vi.fn();
  render(<ChartSettings settings={{ ...DEFAULT_SETTINGS, ...change }} onChange={onChange} />);
  return onChange;
}

describe('the card of what is on the chart', () => {
  afterEach(cleanup);

  it.each([
    ['Bands', { bandsVisible: false }],
    ['Heatmap', { heatmapVisible: true }],
    ['Divergences', { markersVisible: false }],
    ['Forced orders', { liquidationsVisible: false }],
    ['My positions', { positionVisible: false }],
    ['Overlay', { overlayVisible: false }],
  ])('turns %s', (name, change) => {
    const onChange = show();
    fireEvent.click(screen.getByRole('switch', { name }));
    expect(onChange).toHaveBeenCalledWith(change);
  });

  it('takes opacity and threshold as shares', () => {
    const onChange = show();
    const [opacity, threshold] = screen.getAllByRole<HTMLInputElement>('slider');
    fireEvent.input(opacity!, { target: { value: '45' } });
    expect(onChange).toHaveBeenLastCalledWith({ overlayOpacity: 0.45 });
    fireEvent.input(threshold!, { target: { value: '30' } });
    expect(onChange).toHaveBeenLastCalledWith({ threshold: 0.3 });
    expect([threshold!.min, threshold!.max]).toEqual(['0', '90']);
  });

  it('takes smoothing as a number and says for whom the other colours are', () => {
    const onChange = show();
    fireEvent.click(screen.getByLabelText('±0.4%'));
    expect(onChange).toHaveBeenLastCalledWith({ smoothing: 4 });
    fireEvent.click(screen.getByLabelText('Cividis, for colour-blind eyes'));
    expect(onChange).toHaveBeenLastCalledWith({ palette: 'cividis' });
  });

  it('takes how many false divergences are borne', () => {
    const onChange = show();
    fireEvent.click(screen.getByLabelText('Strict'));
    expect(onChange).toHaveBeenLastCalledWith({ divergenceStrictness: 'strict' });
  });

  it('leaves alone what only the overlay shows while that is off', () => {
    show({ overlayVisible: false });
    const layers = screen.getAllByRole<HTMLInputElement>('switch').filter(({ disabled }) => disabled);
    const [opacity, threshold] = screen.getAllByRole<HTMLInputElement>('slider');
    expect(layers).toHaveLength(5);
    expect([opacity!.disabled, threshold!.disabled]).toEqual([true, false]);
  });
});
