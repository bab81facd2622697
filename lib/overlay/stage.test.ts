// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';

import { Stage } from './stage';

interface Box {
  readonly left: number;
  readonly top: number;
}

/** Where an absolutely positioned element stands whose containing block begins at `origin`. */
function standIn(element: HTMLElement, origin: Box): void {
  element.getBoundingClientRect = () =>
    ({
      left: origin.left + Number.parseFloat(element.style.left),
      top: origin.top + Number.parseFloat(element.style.top),
    }) as DOMRect;
}

function boxed(element: Element, left: number, top: number): void {
  element.getBoundingClientRect = () => ({ left, top }) as DOMRect;
}

const PLOT = { left: 10, top: 5, width: 300, height: 200 };

let now = 0;
let stage: Stage;
let parent: HTMLElement;
let pane: HTMLCanvasElement;

function fullscreen(element: Element | undefined): void {
  Object.defineProperty(document, 'fullscreenElement', { value: element ?? null, configurable: true });
}

beforeEach(() => {
  document.documentElement.innerHTML = '<body></body>';
  fullscreen(undefined);
  now = 0;
  stage = new Stage(document, () => now);
  standIn(stage.host, { left: 100, top: 50 });
  parent = document.body.appendChild(document.createElement('div'));
  pane = parent.appendChild(document.createElement('canvas'));
  boxed(pane, 120, 70);
});

function placeOf({ host }: Stage): readonly string[] {
  return ['left', 'top', 'width', 'height'].map((name) => host.style.getPropertyValue(name));
}

describe('over a plot', () => {
  test('it stands beside the pane, over the plot and nothing else', () => {
    expect(stage.standOver(pane, PLOT)).toBe(true);
    expect(stage.host.parentNode).toBe(parent);
    expect(placeOf(stage)).toEqual(['30px', '25px', '300px', '200px']);
    expect(stage.standing).toBe(pane);
  });

  test('the heat lies under all else, in a place of its own', () => {
    stage.standOver(pane, PLOT);
    const under = stage.host.previousElementSibling as HTMLElement;
    expect(parent.children).toHaveLength(3);
    expect(placeOf({ host: under } as Stage)).toEqual(placeOf(stage));
    stage.blendWith('dark');
    expect(under.style.getPropertyValue('mix-blend-mode')).toBe('lighten');
    stage.blendWith('light');
    expect(under.style.getPropertyValue('mix-blend-mode')).toBe('multiply');
    stage.blendWith(undefined);
    expect(under.style.getPropertyValue('mix-blend-mode')).toBe('normal');
  });

  test('it takes no pointer and its insides are closed', () => {
    stage.standOver(pane, PLOT);
    expect(stage.host.style.getPropertyValue('pointer-events')).toBe('none');
    expect(stage.host.shadowRoot).toBeNull();
  });

  test('it stays where it is until the plot changes, and moves with it', () => {
    stage.standOver(pane, PLOT);
    expect(stage.standOver(pane, { ...PLOT })).toBe(false);
    expect(stage.standOver(pane, { ...PLOT, left: 20, width: 290 })).toBe(true);
    expect(placeOf(stage)).toEqual(['40px', '25px', '290px', '200px']);
    boxed(pane, 120, 90);
    stage.follow();
    expect(placeOf(stage)).toEqual(['40px', '45px', '290px', '200px']);
  });

  test('it is above the pane’s siblings by no more than the highest of them', () => {
    pane.style.zIndex = '2';
    const menu = document.body.appendChild(document.createElement('div'));
    menu.style.zIndex = '10';
    stage.standOver(pane, PLOT);
    expect(stage.host.style.zIndex).toBe('2');
  });

  test('of no size it is not there', () => {
    stage.standOver(pane, PLOT);
    expect(stage.standOver(pane, { ...PLOT, height: 0 })).toBe(false);
    expect(parent.children).toHaveLength(1);
    expect(stage.standing).toBeUndefined();
  });

  test('in a shadow root it stands in that root', () => {
    const root = parent.attachShadow({ mode: 'open' });
    root.append(pane);
    expect(stage.standOver(pane, PLOT)).toBe(true);
    expect(stage.host.parentNode).toBe(root);
  });

  test('inside an SVG drawing it stands beside the drawing', () => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const plot = document.createElementNS('http://www.w3.org/2000/svg', 'g');
    parent.append(svg);
    svg.append(plot);
    boxed(plot, 120, 70);
    expect(stage.standOver(plot, PLOT)).toBe(true);
    expect(stage.host.parentNode).toBe(parent);
  });

  test('it goes along when the page puts the pane elsewhere', () => {
    stage.standOver(pane, PLOT);
    const other = document.body.appendChild(document.createElement('div'));
    other.append(pane);
    expect(stage.standOver(pane, PLOT)).toBe(true);
    expect(stage.host.parentNode).toBe(other);
  });

  test('it leaves nothing behind', () => {
    stage.standOver(pane, PLOT);
    stage.leave();
    expect(parent.children).toHaveLength(1);
  });
});

describe('fullscreen', () => {
  test('of something around the pane changes nothing', () => {
    stage.standOver(pane, PLOT);
    fullscreen(parent);
    expect(stage.standOver(pane, PLOT)).toBe(false);
    expect(parent.contains(stage.host)).toBe(true);
  });

  test('of the pane itself takes the overlay inside, and gives it back', () => {
    const box = parent.appendChild(document.createElement('div'));
    boxed(box, 0, 0);
    stage.standOver(box, PLOT);
    fullscreen(box);
    stage.standOver(box, PLOT);
    expect(stage.host.parentNode).toBe(box);
    fullscreen(undefined);
    stage.standOver(box, PLOT);
    expect(stage.host.parentNode).toBe(parent);
  });

  test('takes the legend inside when it stands alone', () => {
    stage.standAlone();
    expect(stage.host.parentNode).toBe(document.documentElement);
    fullscreen(parent);
    stage.standAlone();
    expect(stage.host.parentNode).toBe(parent);
  });
});

test('a page that keeps taking the overlay out gets it back three times a second at most', () => {
  let entries = 0;
  for (let i = 0; i < 300; i++) {
    now = 10 * i;
    if (stage.standOver(pane, PLOT)) entries += 1;
    stage.host.remove();
  }
  expect(entries).toBeGreaterThanOrEqual(8);
  expect(entries).toBeLessThanOrEqual(10);
});

test('the heat taken out alone comes back as well', () => {
  stage.standOver(pane, PLOT);
  stage.host.previousElementSibling!.remove();
  stage.host.previousElementSibling!.remove(); // the pane’s canvas; a page may do anything
  parent.prepend(pane);
  stage.standOver(pane, PLOT);
  expect(parent.children).toHaveLength(3);
});
