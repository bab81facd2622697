import { Coverage } from '../panel/coverage';
import { Section } from '../section';
import { i18n } from '../words';
import type { PageProps } from './page-props';

interface BasisProps extends Pick<PageProps, 'history'> {
  readonly coverage: PageProps['snapshot']['coverage'];
}

/** What the numbers rest on: venues, gaps, and how much history there is. */
export function Basis({ coverage, history }: BasisProps) {
  return (
    <Section title={i18n.t('panel.basis')}>
      <Coverage coverage={coverage} history={history} />
    </Section>
  );
}
