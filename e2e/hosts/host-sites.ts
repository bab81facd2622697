/** The known hosts' pages, each as small as can be: an address, a title and a canvas. Our own markup, none of theirs. */
import { type HostPage, HOST_PAGES } from '../../lib/hosts/host-pages.testing';
import type { SiteHandler } from '../../tools/exchange/site';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** As served: the title may come late on a real page, but here it stands from the start. */
function markup({ title }: HostPage): string {
  return [
    '<!doctype html><meta charset="utf-8">',
    `<title>${escaped(title)}</title>`,
    '<style>body { margin: 0 } canvas { display: block; width: 100vw; height: 100vh }</style>',
    '<canvas id="chart"></canvas>',
  ].join('\n');
}

/** The key under which `hostSites` serves a page: several pages have one address and differ in their titles. */
export function keyOf(page: HostPage): string {
  return String(HOST_PAGES.indexOf(page));
}

export const KEY = 'x-host-page';

function site(): SiteHandler {
  return (request, response) => {
    const page = HOST_PAGES[Number(request.headers[KEY])];
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page && markup(page));
  };
}

/** For `startExchange`: every host name of the pages. */
export function hostSites(): Readonly<Record<string, SiteHandler>> {
  const names = HOST_PAGES.map(({ address }) => new URL(address).hostname);
  return Object.fromEntries(names.map((name) => [name, site()]));
}
