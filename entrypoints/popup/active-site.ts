import { browser } from 'wxt/browser';

import type { PopupScreenProps } from '../../components/popup-screen';

/**
 * The chart site in the active tab; undefined on any other page. The click on the toolbar lets the address be read.
 * What it takes is loaded here, so that the first picture does not wait for it.
 */
export async function activeSite(): Promise<PopupScreenProps['site']> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (!tab?.url) return undefined;
  const host = new URL(tab.url).hostname;
  const { CHART_HOSTS } = await import('../../lib/hosts/hosts');
  if (!CHART_HOSTS.some(({ hostname }) => hostname.test(host))) return undefined;
  const { readSite } = await import('../../lib/store/site-preferences');
  const { visible } = await readSite(host);
  return { host, visible };
}
