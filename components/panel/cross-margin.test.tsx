// @vitest-environment happy-dom
import '../testing/english-words';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { CrossMargin } from './cross-margin';

function show(haircut = 0) {
  const onChange = vi.fn();
  render(<CrossMargin crossShare={0.45} haircut={haircut} onChange={onChange} />);
  return { onChange, slider: screen.getByRole<HTMLInputElement>('slider') };
}

const said = () => screen.getByRole('status').textContent;

describe('the control of cross margin', () => {
  afterEach(cleanup);

  it('says what it takes out while it moves, and sets it when let go', () => {
    const { onChange, slider } = show();
    expect(said()).toBe('0%: bands 0%');
    fireEvent.input(slider, { target: { value: '40' } });
    expect(said()).toBe('40%: bands −18%');
    expect(onChange).not.toHaveBeenCalled();
    fireEvent.change(slider, { target: { value: '40' } });
    expect(onChange).toHaveBeenCalledExactlyOnceWith(0.4);
  });

  it('stands where it is set', () => {
    const { slider } = show(1);
    expect(slider.value).toBe('100');
    expect(slider.getAttribute('aria-valuetext')).toBe('100%: bands −45%');
  });
});
