/**
 * The only way from the page's world to the extension's: events on a detached node that no script of the page ever
 * sees. It is handed over once, before the page's first script, as the `relatedTarget` of a mouse event on the document.
 * Whichever side starts second finds the other listening. What comes over it is still treated as forged.
 */
import { type ChartGeometry, decodeGeometry, encodeGeometry } from '../chart/chart-geometry';
import { call, natives } from './natives';

const HAND = 'mousehand';
const ASK = 'mouseask';
const PANE = 'pane';
const GEOMETRY = 'geometry';
const LOST = 'lost';

function dispatch(target: EventTarget, event: Event): void {
  call(natives.dispatchEvent, target, [event]);
}

function listen(target: EventTarget, type: string, listener: (event: Event) => void): () => void {
  call(natives.addEventListener, target, [type, listener]);
  return () => void call(natives.removeEventListener, target, [type, listener]);
}

/** Stops listening on the document once its first script could run. */
function untilParsed(page: Document, stop: () => void): void {
  if (page.readyState !== 'loading') return;
  const forget = listen(page, 'readystatechange', () => {
    stop();
    forget();
  });
}

/** In a shadow tree, a related target would be told as the tree's host. What a touch is on is told as it is. */
function handing(number: number, element: Element): Event | undefined {
  const { Touch, TouchEvent, MouseEvent } = natives;
  if (Touch && TouchEvent) {
    const touch = new Touch({ identifier: number, target: element });
    return new TouchEvent(PANE, { changedTouches: [touch] });
  }
  const shadowed = call(natives.rootNode, element, []) instanceof DocumentFragment;
  return shadowed ? undefined : new MouseEvent(PANE, { detail: number, relatedTarget: element });
}

function handed(message: Event): { readonly number: number; readonly element: unknown } {
  if (message instanceof MouseEvent) return { number: message.detail, element: message.relatedTarget };
  const touch = (message as TouchEvent).changedTouches[0];
  return { number: touch?.identifier ?? 0, element: touch?.target };
}

export interface BridgeSender {
  pane(number: number, element: Element): void;
  geometry(geometry: ChartGeometry): void;
  /** Nothing can be read any more. Is said whatever the page has done to its prototypes. */
  lost(): void;
}

/** The page's side. */
export function openSender(page: Document): BridgeSender {
  const node = call(natives.createElement, page, ['i']) as Element;
  const hand = (): void => dispatch(page, new natives.MouseEvent(HAND, { relatedTarget: node }));
  untilParsed(page, listen(page, ASK, hand));
  hand();
  const last: (string | undefined)[] = [];
  let isLost = false;
  const lost = (): void => {
    if (isLost) return;
    isLost = true;
    last.length = 0;
    dispatch(node, new natives.CustomEvent(LOST));
  };
  const news = (geometry: ChartGeometry): string | undefined => {
    try {
      const text = encodeGeometry(geometry);
      return text === last[geometry.chart] ? undefined : (last[geometry.chart] = text);
    } catch {
      return void lost();
    }
  };
  return {
    pane(number, element) {
      const event = handing(number, element);
      if (event) dispatch(node, event);
    },
    geometry(geometry) {
      const text = news(geometry);
      if (text === undefined) return;
      isLost = false;
      dispatch(node, new natives.CustomEvent(GEOMETRY, { detail: text }));
    },
    lost,
  };
}

export interface BridgeReceiver {
  /** `paneOf` gives the element that a geometry's number stands for. */
  geometry(geometry: ChartGeometry, paneOf: (number: number) => Element | undefined): void;
  /** Whatever was told of the page's charts does not hold any more. */
  lost(): void;
}

const MOST_PANES = 64;
const MOST_PER_FRAME = 16; // charts of a layout, each once or twice
const FRAME = 16; // ms

/** At most a few messages a frame are taken as they come; of the rest only the newest, with the next frame. */
function capped(take: (text: unknown) => void): (text: unknown) => void {
  let taken = 0;
  let since = 0;
  let waiting: { readonly text: unknown } | undefined;
  const takeLate = (): void => {
    const late = waiting;
    waiting = undefined;
    if (late) accept(late.text);
  };
  const accept = (text: unknown): void => {
    const now = performance.now();
    if (now - since >= FRAME) [since, taken] = [now, 0];
    if (taken++ < MOST_PER_FRAME) {
      take(text);
      return;
    }
    if (!waiting) requestAnimationFrame(takeLate);
    waiting = { text };
  };
  return accept;
}

/** The extension's side. */
export function openReceiver(page: Document, receiver: BridgeReceiver): void {
  const panes = new Map<number, WeakRef<Element>>();
  const take = capped((text) => {
    const geometry = decodeGeometry(text);
    if (geometry) receiver.geometry(geometry, (number) => panes.get(number)?.deref());
  });
  const receive = (event: Event): void => {
    const node = (event as MouseEvent).relatedTarget;
    if (!(node instanceof Element) || node.isConnected) return;
    stop();
    listen(node, GEOMETRY, (message) => take((message as CustomEvent<unknown>).detail));
    listen(node, LOST, () => receiver.lost());
    listen(node, PANE, (message) => {
      const { number, element } = handed(message);
      if (!(element instanceof HTMLElement || element instanceof SVGElement)) return;
      if (panes.size >= MOST_PANES) panes.delete(panes.keys().next().value!);
      panes.set(number, new WeakRef(element));
    });
  };
  const stop = listen(page, HAND, receive);
  untilParsed(page, stop);
  dispatch(page, new natives.MouseEvent(ASK));
}
