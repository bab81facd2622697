/** Whose address and title name the market: a window's own, or where it has none (blob:, srcdoc), of the one around it. */
export interface PageAddress {
  readonly address: string;
  readonly title: string;
}

const HTTPS = /^https:/;

/** A frame of the same site that has a path of its own, but no market in it, is the site's page in small. */
export function addressOf(view: Window, isMarket: (address: string) => boolean): PageAddress {
  let own: PageAddress = { address: view.location.href, title: view.document.title };
  try {
    for (let around = view; around !== around.parent && !isMarket(own.address);) {
      around = around.parent;
      const outer = { address: around.location.href, title: around.document.title };
      if (HTTPS.test(outer.address)) own = outer;
    }
  } catch {
    // Another site's page around this one: what was found up to there counts.
  }
  return own;
}
