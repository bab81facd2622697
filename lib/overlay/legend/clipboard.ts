/** Copies a text. A frame may be denied the clipboard by the page around it; the older command still works then. */
function copyByCommand(page: Document, text: string): boolean {
  let taken = false;
  const give = (event: ClipboardEvent): void => {
    event.stopImmediatePropagation();
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    taken = event.clipboardData !== null;
  };
  page.addEventListener('copy', give, { capture: true });
  try {
    return page.execCommand('copy') && taken;
  } finally {
    page.removeEventListener('copy', give, { capture: true });
  }
}

/** Only within a gesture of the user's. */
export async function copyText(page: Document, text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(page, text);
  }
}
