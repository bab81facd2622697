/** Colours of the page's theme for things that are drawn rather than styled. */

export type ChartRole =
  | 'accent'
  | 'live'
  | 'long'
  | 'short'
  | 'soft'
  | 'faint'
  | 'line'
  | 'edge'
  | 'page'
  | 'text'
  | 'warn';

export function roleColour(role: ChartRole): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${role}`).trim();
}

/** Calls back whenever the page or the system changes theme. */
export function onThemeChange(changed: () => void, life: AbortSignal): void {
  matchMedia('(prefers-color-scheme: light)').addEventListener('change', changed, { signal: life });
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  life.addEventListener('abort', () => observer.disconnect());
}
