// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';

import { isBeside, isStacked, plotAround, spans } from './plot-place';

vi.hoisted(() => Object.assign(globalThis, { CanvasRenderingContext2D: Object })); // happy-dom draws nothing

const rect = (left: number, top: number, width: number, height: number): DOMRect =>
  new DOMRect(left, top, width, height);

describe('a plot beside its axis', () => {
  const axis = rect(900, 0, 60, 400);

  test('shares its top and bottom, touches it, and is wider', () => {
    expect(isBeside(rect(0, 0, 900, 400), axis)).toBe(true);
    expect(isBeside(rect(0, 1, 897, 400), axis)).toBe(true);
    expect(isBeside(rect(0, 0, 900, 300), axis)).toBe(false);
    expect(isBeside(rect(0, 0, 800, 400), axis)).toBe(false);
    expect(isBeside(rect(860, 0, 40, 400), axis)).toBe(false);
  });

  test('has its times on what spans it from below or above', () => {
    const plot = { pane: document.createElement('canvas'), left: 10, top: 0, width: 890, height: 400 };
    expect(spans(rect(10, 400, 890, 28), plot)).toBe(true);
    expect(spans(rect(0, 500, 960, 28), plot)).toBe(true);
    expect(spans(rect(200, 400, 700, 28), plot)).toBe(false);
    expect(spans(rect(10, 300, 890, 28), plot)).toBe(false);
  });

  test('may have another surface over it', () => {
    expect(isStacked(rect(0, 0, 60, 400), rect(0.5, 0, 60, 400))).toBe(true);
    expect(isStacked(rect(0, 0, 60, 400), rect(0, 0, 60, 390))).toBe(false);
  });
});

describe('a plot around an axis that is drawn into the same surface', () => {
  const surface = rect(0, 0, 900, 560);
  const own = { left: 830, right: 880, top: 60, bottom: 300 };
  const alone = { own, others: [], strangers: [], timeRows: [], pitch: 40 };

  test('ends at its labels, and half a label’s distance beyond the outermost', () => {
    const { left, top, width, height } = plotAround(surface, alone);
    expect([left, top]).toEqual([0, 40]);
    expect(width).toBeLessThan(own.left);
    expect(top + height).toBe(320);
  });

  test('begins behind the labels at its other side', () => {
    const left = { left: 10, right: 50, top: 60, bottom: 300 };
    expect(plotAround(surface, { ...alone, others: [left] }).left).toBeGreaterThan(left.right);
  });

  test('leaves the pane under it, and the times, alone', () => {
    const volume = { left: 830, right: 880, top: 320, bottom: 400 };
    const { top, height } = plotAround(surface, { ...alone, others: [volume] });
    expect(top + height).toBe(310);
    const row = plotAround(surface, { ...alone, timeRows: [322] });
    expect(row.top + row.height).toBeLessThan(322);
    const stranger = plotAround(surface, { ...alone, strangers: [310] });
    expect(stranger.top + stranger.height).toBe(305);
  });
});
