import { i18n } from '../words';
import './pages.css';

const PAGES = ['market', 'flow', 'risk', 'alerts', 'record'] as const;

export type PanelPage = (typeof PAGES)[number];

interface PagesProps {
  readonly shown: PanelPage;
  readonly onChoose: (page: PanelPage) => void;
}

/** The way between the panel's pages. */
export function Pages({ shown, onChoose }: PagesProps) {
  return (
    <nav class="pages" aria-label={i18n.t('pages.label')}>
      {PAGES.map((page) => (
        <button
          key={page}
          type="button"
          aria-current={page === shown ? 'page' : undefined}
          onClick={() => onChoose(page)}
        >
          {i18n.t(`pages.${page}`)}
        </button>
      ))}
    </nav>
  );
}
