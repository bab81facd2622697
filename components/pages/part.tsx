import type { ComponentChildren } from 'preact';

import { i18n } from '../words';

/** What a section shows when the snapshot has no such part: that it has none. */
export function Part({ children }: { readonly children: ComponentChildren }) {
  return children ? <>{children}</> : <p class="section-absent soft">{i18n.t('panel.no_section')}</p>;
}
