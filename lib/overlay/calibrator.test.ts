// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { yOfPrice } from '../chart/price-scale';
import { Calibrator, type CalibratorWords } from './calibrator';

const words = new Proxy({}, { get: (_, name) => String(name) }) as CalibratorWords;
const MOST_NODES = 12;

function byHand<E extends Event>(event: E): E {
  return Object.defineProperty(event, 'isTrusted', { value: true });
}

let host: HTMLElement;
let root: ShadowRoot;
let life: AbortController;

beforeEach(() => {
  host = document.body.appendChild(document.createElement('div'));
  root = host.attachShadow({ mode: 'closed' });
  life = new AbortController();
});

afterEach(() => host.remove());

function start(expected?: number) {
  const calibrator = new Calibrator(root, words, () => ({ width: 800, height: 600 }));
  const done = vi.fn();
  const started = async (): Promise<void> => done(await calibrator.start(expected, life.signal));
  void started();
  return done;
}

function find<E extends Element>(selector: string): E {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`${selector} is not there`);
  return found;
}

const press = (key: string, on: string, shiftKey = false) =>
  find(on).dispatchEvent(
    byHand(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true })),
  );

function point(type: string, y: number, trusted = true): void {
  const event = new MouseEvent(type, { bubbles: true });
  Object.defineProperty(event, 'offsetY', { value: y });
  find('.catcher').dispatchEvent(trusted ? byHand(event) : event);
}

function type(price: string): void {
  find<HTMLInputElement>('.price input').value = price;
  press('Enter', '.price input');
}

const said = () => find('p').textContent;
const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('setting a scale by hand', () => {
  test('takes two levels and their prices, and leaves the plot to the page again', async () => {
    const done = start(60_000);
    expect(root.querySelectorAll('.catcher, .catcher *').length).toBeLessThanOrEqual(MOST_NODES);
    expect(said()).toBe('first');
    point('click', 100);
    type('61,000');
    expect(said()).toBe('second');
    point('click', 400);
    type('60000');
    await settle();
    const [[scale]] = done.mock.calls as [[{ kind: 'linear'; slope: number; intercept: number }]];
    expect(scale.kind).toBe('linear');
    expect(yOfPrice(scale, 60_500)).toBeCloseTo(250, 6);
    expect(root.querySelector('.catcher')).toBeNull();
  });

  test('can be done by keyboard alone, on a logarithmic scale', async () => {
    const done = start();
    for (let i = 0; i < 5; i++) press('ArrowUp', '.catcher', true); // from a third of the height: 200 → 100
    press('Enter', '.catcher');
    type('400');
    for (let i = 0; i < 20; i++) press('ArrowDown', '.catcher', true); // 100 → 500
    press('Enter', '.catcher');
    find<HTMLInputElement>('.log input').checked = true;
    type('100');
    await settle();
    expect(yOfPrice(done.mock.calls[0]![0], 200)).toBeCloseTo(300, 6);
  });

  test('draws a line that follows the pointer until a level is taken', () => {
    start();
    point('pointermove', 150);
    expect(find<HTMLElement>('.level').style.top).toBe('150px');
    point('click', 160);
    point('pointermove', 300);
    expect(find<HTMLElement>('.level').style.top).toBe('160px');
  });

  test('asks again for what is no price, and for levels that contradict each other', async () => {
    const done = start();
    point('click', 100);
    type('abc');
    expect(said()).toBe('notAPrice');
    type('100');
    point('click', 400);
    type('200');
    expect(said()).toBe('contradiction');
    expect(done).not.toHaveBeenCalled();
    point('click', 400);
    type('50');
    await settle();
    expect(yOfPrice(done.mock.calls[0]![0], 75)).toBeCloseTo(250, 6);
  });

  test('is cancelled by Escape, by its button, and when the chart moves', async () => {
    const cancels = [
      () => press('Escape', '.catcher'),
      () => find('.quiet').dispatchEvent(byHand(new MouseEvent('click'))),
      () => life.abort(),
    ];
    for (const cancel of cancels) {
      const done = start();
      point('click', 100);
      cancel();
      await settle();
      expect(done.mock.calls).toEqual([[undefined]]);
      expect(root.querySelector('.catcher')).toBeNull();
    }
  });

  test('does not start on a chart that has moved already', async () => {
    life.abort();
    const done = start();
    await settle();
    expect(done).toHaveBeenCalledWith(undefined);
    expect(root.querySelector('.catcher')).toBeNull();
  });

  test('takes nothing from a script', () => {
    start();
    point('click', 100, false);
    expect(find<HTMLElement>('.price').hidden).toBe(true);
  });
});
