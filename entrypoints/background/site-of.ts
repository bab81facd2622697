/**
 * The site that a content script's port speaks for: that of the whole page where its address may be read, else that
 * of the frame. `origin` comes first for a frame, since the `url` of a blank or blob frame names no host.
 */
export interface PageSender {
  readonly tab?: { readonly url?: string | undefined } | undefined;
  readonly origin?: string | undefined;
  readonly url?: string | undefined;
}

export function siteOf({ tab, origin, url }: PageSender): string | undefined {
  for (const address of [tab?.url, origin, url]) {
    const host = address !== undefined && URL.canParse(address) && new URL(address).hostname;
    if (host) return host;
  }
  return undefined;
}
