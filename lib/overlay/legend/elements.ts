/** Elements of ours in somebody else's page: text nodes only, and the page's own input never changes anything. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  page: Document,
  tag: Tag,
  name: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = page.createElement(tag);
  if (name) element.className = name;
  element.append(...children);
  return element;
}

/** Acts upon what the user did, never upon what a script made up. */
export function onUser<Type extends keyof HTMLElementEventMap>(
  element: HTMLElement,
  type: Type,
  act: (event: HTMLElementEventMap[Type]) => void,
  options: AddEventListenerOptions = {},
): void {
  element.addEventListener(type, (event) => event.isTrusted && act(event), options);
}

export function button(page: Document, name: string, label: string, press: () => void): HTMLButtonElement {
  const element = make(page, 'button', name, label);
  element.type = 'button';
  onUser(element, 'click', press);
  return element;
}

export function writeText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

const STARTS = [
  'pointerdown',
  'mousedown',
  'touchstart',
  'wheel',
  'click',
  'dblclick',
  'contextmenu',
  'keydown',
  'keypress',
  'keyup',
  'beforeinput',
  'input',
  'change',
  'copy',
  'paste',
] as const;

/** The chart under it must neither pan nor take a key. What ends a gesture passes: it may have begun on the page. */
export function keepFromPage(element: HTMLElement): void {
  for (const type of STARTS) {
    element.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
  }
}

export function addStyle(root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    root.append(make(root.ownerDocument, 'style', '', css)); // where constructed sheets are closed to content scripts
  }
}
