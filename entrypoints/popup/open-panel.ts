import { browser } from 'wxt/browser';

/** Firefox's counterpart of the side panel, which the shared types leave out. */
interface WithSidebar {
  readonly sidebarAction?: { open(): Promise<void> };
}

let windowId: number | undefined;
void browser.windows.getCurrent().then(({ id }) => (windowId = id));

/** To be called from the click itself: awaiting anything first would spend the user's gesture. */
export function openPanel(): Promise<void> {
  const { sidebarAction } = browser as WithSidebar;
  if (sidebarAction) return sidebarAction.open();
  return windowId === undefined ? Promise.resolve() : browser.sidePanel.open({ windowId });
}
