import { browser } from 'wxt/browser';

/** Firefox's counterpart of the side panel, which the shared types leave out. */
interface WithSidebar {
  readonly sidebarAction?: { open(): Promise<void> };
}

/** Opens the panel beside the window that was used last; where the browser does not take the click for one, in a tab. */
export async function showPanel(): Promise<void> {
  try {
    const { sidebarAction } = browser as WithSidebar;
    if (sidebarAction) return await sidebarAction.open();
    const { id } = await browser.windows.getLastFocused();
    if (id === undefined) throw new Error('no window is open');
    await browser.windows.update(id, { focused: true });
    await browser.sidePanel.open({ windowId: id });
  } catch {
    await browser.tabs.create({ url: browser.runtime.getURL('/sidepanel.html') });
  }
}
