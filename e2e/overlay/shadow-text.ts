import type { Page } from '@playwright/test';

interface Node {
  readonly nodeName: string;
  readonly nodeType: number;
  readonly nodeValue: string;
  readonly attributes?: readonly string[];
  readonly children?: readonly Node[];
  readonly shadowRoots?: readonly (Node & { readonly shadowRootType: string })[];
  readonly contentDocument?: Node;
}

function has(node: Node, attribute: string, value: RegExp): boolean {
  const at = node.attributes?.indexOf(attribute) ?? -1;
  return at >= 0 && value.test(node.attributes![at + 1]!);
}

function textOf(node: Node): string {
  const { nodeName, nodeValue, children = [] } = node;
  if (has(node, 'hidden', /^/)) return '';
  return nodeName === '#text' ? nodeValue : children.map(textOf).join(' ');
}

function* descendants(node: Node): Iterable<Node> {
  for (const child of node.children ?? []) {
    yield child;
    yield* descendants(child);
  }
}

/** Elements whose closed root holds canvases or a legend, wherever they are: in frames and in the page's own shadow. */
function* hostsIn(node: Node): Iterable<{ readonly host: Node; readonly root: Node }> {
  for (const root of node.shadowRoots ?? []) {
    const ours = root.shadowRootType === 'closed' && has(node, 'style', /contain:\s*strict/);
    if (ours) yield { host: node, root };
    else yield* hostsIn(root);
  }
  for (const child of [...(node.children ?? []), ...(node.contentDocument ? [node.contentDocument] : [])])
    yield* hostsIn(child);
}

async function hostsOf(page: Page): Promise<readonly { readonly host: Node; readonly root: Node }[]> {
  const session = await page.context().newCDPSession(page);
  const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: Node };
  await session.detach();
  return [...hostsIn(root)];
}

/** What each of the page's legends says: the text in closed shadow roots, which only a debugger can enter. */
export async function legends(page: Page): Promise<string[]> {
  const hosts = await hostsOf(page);
  return hosts.map(({ root }) => textOf(root)).filter((text) => text.trim() !== '');
}

/** What the overlay's legends say. */
export async function shadowText(page: Page): Promise<string> {
  return (await legends(page)).join(' ');
}

/** How many elements of ours the page holds. */
export async function ownNodes(page: Page): Promise<number> {
  const hosts = await hostsOf(page);
  const elements = hosts.flatMap(({ root }) =>
    [...descendants(root)].filter(({ nodeType }) => nodeType === 1),
  );
  return hosts.length + elements.length;
}
