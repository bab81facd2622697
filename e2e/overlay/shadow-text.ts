import type { Page } from '@playwright/test';

interface Node {
  readonly nodeName: string;
  readonly nodeValue: string;
  readonly children?: readonly Node[];
  readonly shadowRoots?: readonly (Node & { readonly shadowRootType: string })[];
}

function textOf({ nodeName, nodeValue, children = [] }: Node): string {
  return nodeName === '#text' ? nodeValue : children.map(textOf).join(' ');
}

function* closedRoots(node: Node): Iterable<Node> {
  for (const root of node.shadowRoots ?? []) if (root.shadowRootType === 'closed') yield root;
  for (const child of node.children ?? []) yield* closedRoots(child);
}

/** What the overlay's legend says: the text in closed shadow roots, which only a debugger can enter. */
export async function shadowText(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: Node };
  await session.detach();
  return [...closedRoots(root)].map(textOf).join(' ');
}
