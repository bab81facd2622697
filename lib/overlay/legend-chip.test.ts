// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { DEFAULT_SETTINGS } from '../protocol/defaults';
import type { ChipText, ChipWords } from './chip-text';
import { LegendChip } from './legend-chip';
import type { ReadoutText } from './readout';

const STAGE_NODES = 4;
const MOST_NODES = 50;

const words = new Proxy(
  {
    share: (share: number) => `${Math.round(share * 100)}%`,
    smoothed: (buckets: number) => `±${buckets}`,
    layer: new Proxy({}, { get: (_, name) => String(name) }),
  } as Record<string, unknown>,
  { get: (own, name) => own[String(name)] ?? String(name) },
) as unknown as ChipWords;

function reading(title: string): ReadoutText {
  const rows = ['distance', 'size', 'interval', 'strength', 'tiers', 'venues', 'growth'].map(
    (row) => [row, '1'] as const,
  );
  return { side: 'short', title, rows, copy: `copied ${title}` };
}

const fine: ChipText = {
  symbol: 'BTCUSDT',
  venue: 'binance',
  age: '2s',
  status: 'live',
  statusWord: 'Live',
  notice: '',
  painted: true,
  canAccept: false,
  canCalibrate: false,
  settings: DEFAULT_SETTINGS,
  bands: () => ({ texts: ['high', 'middle', 'low'].map(reading), nearest: 1 }),
};

/** As the user's own hand makes it, which no script can. */
function byHand<E extends Event>(event: E): E {
  return Object.defineProperty(event, 'isTrusted', { value: true });
}

let host: HTMLElement;
let root: ShadowRoot;
const events = {
  changeOverlay: vi.fn(),
  changeSite: vi.fn(),
  acceptScale: vi.fn(),
  calibrate: vi.fn(),
};

function makeChip(): LegendChip {
  return new LegendChip(root, words, () => ({ width: 800, height: 500 }), events);
}

function find(selector: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`${selector} is not in the chip`);
  return found;
}

const nodes = (): number => root.querySelectorAll('*').length + STAGE_NODES;
const click = (selector: string) => find(selector).dispatchEvent(byHand(new MouseEvent('click')));
const press = (key: string, on = '.chip') =>
  find(on).dispatchEvent(byHand(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })));
const place = () => find('.chip').style;

function hand(type: string, clientX: number, clientY: number, on = '.symbol'): void {
  find(on).dispatchEvent(byHand(new PointerEvent(type, { bubbles: true, clientX, clientY, button: 0 })));
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  Element.prototype.setPointerCapture = () => undefined;
  host = document.body.appendChild(document.createElement('div'));
  root = host.attachShadow({ mode: 'closed' });
});

afterEach(() => {
  host.remove();
  vi.useRealTimers();
});

describe('the folded legend', () => {
  test('is one line of status, symbol and age', () => {
    makeChip().show(fine, '1');
    expect(find('.chip').textContent).toBe('LiveBTCUSDT2s');
    expect(find('.status').dataset['status']).toBe('live');
  });

  test('says why nothing is painted, and offers the likeliest remedy in one click', () => {
    const { bands: _, ...rest } = fine;
    makeChip().show(
      { ...rest, painted: false, notice: 'Not proved.', canAccept: true, canCalibrate: true },
      '1',
    );
    expect(find('.notice').textContent).toBe('Not proved.');
    expect([...root.querySelectorAll('.action')].map(({ textContent }) => textContent)).toEqual(['accept']);
    click('.action');
    expect(events.acceptScale).toHaveBeenCalledOnce();
  });

  test('is not seen once it is hidden', () => {
    const chip = makeChip();
    chip.show(fine, '1');
    chip.hide();
    expect(find('.chip').hidden).toBe(true);
  });
});

describe('the unfolded legend', () => {
  test('is built when it is unfolded and is gone when it is folded; both are told', () => {
    makeChip().show(fine, '1');
    expect(root.querySelector('.body')).toBeNull();
    click('.fold');
    expect(find('.body').isConnected).toBe(true);
    expect(events.changeSite).toHaveBeenLastCalledWith({ folded: false });
    click('.fold');
    expect(root.querySelector('.body')).toBeNull();
    expect(events.changeSite).toHaveBeenLastCalledWith({ folded: true });
  });

  test('changes layers, palette, opacity, threshold and smoothing', () => {
    const chip = makeChip();
    chip.restore({ visible: true, folded: false });
    chip.show(fine, '1');
    const boxes = [...root.querySelectorAll<HTMLInputElement>('.check input')];
    expect(boxes.map(({ checked }) => checked)).toEqual([true, false, true, true, true, false]);
    for (const box of boxes) {
      box.checked = !box.checked;
      box.dispatchEvent(byHand(new Event('change')));
    }
    expect(events.changeOverlay.mock.calls.flat()).toEqual([
      { bandsVisible: false },
      { heatmapVisible: true },
      { markersVisible: false },
      { liquidationsVisible: false },
      { positionVisible: false },
      { palette: 'cividis' },
    ]);
    events.changeOverlay.mockClear();
    const wanted = [0.5, 0.3, 3];
    for (const [i, slider] of root.querySelectorAll<HTMLInputElement>('.slide input').entries()) {
      slider.value = String(wanted[i]);
      slider.dispatchEvent(byHand(new Event('input')));
      vi.advanceTimersByTime(100);
    }
    expect(events.changeOverlay.mock.calls.flat()).toEqual([
      { overlayOpacity: 0.5 },
      { threshold: 0.3 },
      { smoothing: 4 },
    ]);
  });

  test('tells a slider’s newest value only, while it is dragged', () => {
    const chip = makeChip();
    chip.restore({ visible: true, folded: false });
    chip.show(fine, '1');
    const slider = find('.slide input') as HTMLInputElement;
    for (const value of [0.7, 0.6, 0.4]) {
      slider.value = String(value);
      slider.dispatchEvent(byHand(new Event('input')));
      expect(find('.slide').dataset['value']).toBe(`${Math.round(value * 100)}%`);
    }
    vi.advanceTimersByTime(100);
    expect(events.changeOverlay.mock.calls).toEqual([[{ overlayOpacity: 0.4 }]]);
  });

  test('hides itself on the site when asked to', () => {
    const chip = makeChip();
    chip.restore({ visible: true, folded: false });
    chip.show(fine, '1');
    click('.quiet');
    expect(events.changeSite).toHaveBeenCalledWith({ visible: false });
  });

  test('says what is left out and why, and where the bands come from', () => {
    const chip = makeChip();
    chip.restore({ visible: true, folded: false });
    const layersMissing = { layers: ['markersVisible'] as const, why: 'No times.' };
    chip.show({ ...fine, layersMissing, basis: 'Bands from elsewhere' }, '1');
    expect(find('.missing').textContent).toBe('No times.');
    expect(find('.absent').textContent).toBe('markersVisible');
    expect(find('.source').textContent).toBe('Binance · Bands from elsewhere');
  });

  test('is one at a time on a page', () => {
    const [one, two] = [makeChip(), makeChip()];
    one.show(fine, '1');
    two.show(fine, '1');
    one.restore({ visible: true, folded: false });
    two.restore({ visible: true, folded: false });
    expect(root.querySelectorAll('.body')).toHaveLength(1);
    const [, fold] = root.querySelectorAll('.fold');
    fold!.dispatchEvent(byHand(new MouseEvent('click')));
    expect(root.querySelectorAll('.body')).toHaveLength(1);
    expect(root.querySelectorAll('.chip')[1]!.querySelector('.body')).not.toBeNull();
  });
});

describe('a page holds at most fifty nodes of ours', () => {
  test('with one legend unfolded and a band read out', () => {
    const chip = makeChip();
    chip.restore({ visible: true, folded: false });
    chip.show({ ...fine, layersMissing: { layers: [], why: 'x' }, basis: 'x' }, '1');
    chip.readout(reading('a'));
    expect(nodes()).toBeLessThanOrEqual(MOST_NODES);
  });

  test('with one legend unfolded that offers both remedies', () => {
    const chip = makeChip();
    chip.restore({ visible: true, folded: false });
    chip.show({ ...fine, painted: false, notice: 'x', canAccept: true, canCalibrate: true }, '1');
    expect(nodes()).toBeLessThanOrEqual(MOST_NODES);
  });

  test('with four folded ones that all need a remedy', () => {
    for (let i = 0; i < 4; i++) {
      makeChip().show({ ...fine, painted: false, notice: 'x', canAccept: true, canCalibrate: true }, '1');
    }
    expect(nodes() + 3 * STAGE_NODES).toBeLessThanOrEqual(MOST_NODES);
  });
});

describe('moving', () => {
  test('by arrow keys tells the place once, after the last', () => {
    makeChip().show(fine, '1');
    press('ArrowRight');
    press('ArrowUp');
    expect([place().left, place().bottom]).toEqual(['18px', '16px']);
    expect(events.changeSite).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(events.changeSite.mock.calls).toEqual([[{ place: { left: 18, bottom: 16 } }]]);
  });

  test('by pointer stays within the pane and does not unfold', () => {
    makeChip().show(fine, '1');
    hand('pointerdown', 50, 480);
    hand('pointermove', 150, 380);
    expect([place().left, place().bottom]).toEqual(['110px', '108px']);
    hand('pointermove', 9_000, -9_000);
    hand('pointerup', 9_000, -9_000);
    expect([place().left, place().bottom]).toEqual(['796px', '496px']);
    expect(root.querySelector('.body')).toBeNull();
  });

  test('a press that does not move unfolds', () => {
    makeChip().show(fine, '1');
    hand('pointerdown', 50, 480);
    hand('pointermove', 51, 481);
    hand('pointerup', 51, 481);
    expect(find('.body').isConnected).toBe(true);
  });

  test('a remembered place is taken and not told again; what the page shows moves it no more', () => {
    const chip = makeChip();
    chip.show(fine, '1');
    chip.raise(40);
    expect(place().bottom).toBe('48px');
    chip.restore({ visible: true, folded: true, place: { left: 200, bottom: 100 } });
    chip.raise(80);
    expect([place().left, place().bottom]).toEqual(['200px', '100px']);
    vi.advanceTimersByTime(1_000);
    expect(events.changeSite).not.toHaveBeenCalled();
  });

  test('a place that comes back while the user moves it is not taken', () => {
    const chip = makeChip();
    chip.show(fine, '1');
    press('ArrowRight');
    chip.restore({ visible: true, folded: true, place: { left: 300, bottom: 300 } });
    expect(place().left).toBe('18px');
  });
});

describe('a readout', () => {
  const shown = () => root.querySelector('.range')?.textContent;

  test('follows the pointer at once on the first band, then only where it dwells', () => {
    const chip = makeChip();
    chip.show(fine, '1');
    chip.readout(reading('a'));
    expect(shown()).toContain('a');
    chip.readout(reading('b'));
    chip.readout(reading('c'));
    expect(shown()).toContain('a');
    vi.advanceTimersByTime(200);
    expect(shown()).toContain('c');
    chip.readout(undefined);
    vi.advanceTimersByTime(1_000);
    expect(shown()).toBeUndefined();
  });

  test('stays while the pointer is on the legend', () => {
    const chip = makeChip();
    chip.show(fine, '1');
    chip.readout(reading('a'));
    hand('pointerenter', 1, 1, '.chip');
    chip.readout(undefined);
    vi.advanceTimersByTime(1_000);
    expect(shown()).toContain('a');
    hand('pointerleave', 1, 1, '.chip');
    vi.advanceTimersByTime(1_000);
    expect(shown()).toBeUndefined();
  });

  test('is stepped through by keyboard, from the nearest band, and put away by Escape', () => {
    makeChip().show(fine, '1');
    const steps = ['PageDown', 'PageDown', 'PageDown', 'PageUp', 'PageUp', 'PageUp'].map((key) => {
      press(key);
      return shown()!.split('  ')[1];
    });
    expect(steps).toEqual(['middle', 'low', 'low', 'middle', 'high', 'high']);
    expect(find('.readout').getAttribute('role')).toBe('status');
    press('Escape');
    expect(shown()).toBeUndefined();
  });

  test('is copied, and that is said', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const chip = makeChip();
    chip.show(fine, '1');
    chip.readout(reading('a'));
    click('.copy');
    await vi.advanceTimersByTimeAsync(10);
    expect(writeText).toHaveBeenCalledWith('copied a');
    expect(find('.told').textContent).toBe('copied');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(find('.told').textContent).toBe('');
  });

  test('of the nearest band is copied when none is under the pointer', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    makeChip().show(fine, '1');
    click('.copy');
    await vi.advanceTimersByTimeAsync(10);
    expect(writeText).toHaveBeenCalledWith('copied middle');
  });

  test('leaves no node behind when the keyboard leaves', () => {
    makeChip().show(fine, '1');
    const before = nodes();
    find('.chip').dispatchEvent(byHand(new FocusEvent('focusin')));
    press('PageDown');
    expect(nodes()).toBeGreaterThan(before);
    find('.chip').dispatchEvent(byHand(new FocusEvent('focusout')));
    expect(nodes()).toBe(before);
  });

  test('ends with the bands', () => {
    const chip = makeChip();
    chip.show(fine, '1');
    chip.readout(reading('a'));
    chip.show({ ...fine, painted: false, notice: 'Stale.' }, '1');
    expect(shown()).toBeUndefined();
    press('PageDown');
    expect(shown()).toBeUndefined();
  });
});

describe('the page', () => {
  test('cannot work the legend: what a script makes up changes nothing', () => {
    const chip = makeChip();
    chip.restore({ visible: true, folded: false });
    chip.show({ ...fine, painted: false, notice: 'x', canAccept: true, canCalibrate: true }, '1');
    const left = place().left;
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      for (const type of ['click', 'input', 'change'])
        element.dispatchEvent(new Event(type, { bubbles: true }));
      for (const key of ['Enter', 'ArrowRight', 'PageDown'])
        element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      for (const type of ['pointerdown', 'pointermove', 'pointerup'])
        element.dispatchEvent(new PointerEvent(type, { bubbles: true, clientX: 99 }));
    }
    vi.advanceTimersByTime(1_000);
    expect(place().left).toBe(left);
    for (const told of Object.values(events)) expect(told).not.toHaveBeenCalled();
  });

  test('gets none of the gestures and keys that begin on the legend', () => {
    makeChip().show(fine, '1');
    const heard = vi.fn();
    const types = ['pointerdown', 'mousedown', 'wheel', 'click', 'dblclick', 'keydown', 'contextmenu'];
    for (const type of types) document.body.addEventListener(type, heard);
    for (const type of types)
      find('.symbol').dispatchEvent(byHand(new Event(type, { bubbles: true, composed: true })));
    for (const type of types) document.body.removeEventListener(type, heard);
    expect(heard).not.toHaveBeenCalled();
  });
});
