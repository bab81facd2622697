/** The venue's numbers are text without zeros at the end: `17071`, `0.0001`. */
export function plain(value: number, places: number): string {
  const text = value.toFixed(places);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
