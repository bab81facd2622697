import type { Settings } from '../../lib/protocol/settings';

/** `system` leaves the choice to the browser's colour scheme. */
export function applyTheme(theme: Settings['theme'], root: HTMLElement): void {
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
}
