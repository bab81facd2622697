/** Hands a text to the browser's downloads, which needs no permission from a page of ours. */
export function saveFile(name: string, text: readonly string[]): void {
  const address = URL.createObjectURL(new Blob([...text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has taken hold of the blob by the next turn.
  setTimeout(() => URL.revokeObjectURL(address));
}
