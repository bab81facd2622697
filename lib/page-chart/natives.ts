/** The page's own functions, kept before a script of the page can replace them. Called with `call`, never as methods. */
export const call = Reflect.apply;

export const natives = {
  queueMicrotask: window.queueMicrotask.bind(window),
  dispatchEvent: EventTarget.prototype.dispatchEvent,
  addEventListener: EventTarget.prototype.addEventListener,
  removeEventListener: EventTarget.prototype.removeEventListener,
  CustomEvent: window.CustomEvent,
  MouseEvent: window.MouseEvent,
  /** Not in every browser. */
  Touch: window.Touch as typeof Touch | undefined,
  TouchEvent: window.TouchEvent as typeof TouchEvent | undefined,
  createElement: Document.prototype.createElement,
  rootNode: Node.prototype.getRootNode,
  queryDocument: Document.prototype.querySelectorAll,
  queryFragment: DocumentFragment.prototype.querySelectorAll,
  boundingRect: Element.prototype.getBoundingClientRect,
  measureText: CanvasRenderingContext2D.prototype.measureText,
  getTransform: CanvasRenderingContext2D.prototype.getTransform,
} as const;
