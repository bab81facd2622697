import { i18n } from '../words';
import { Star } from './star';

interface StarButtonProps {
  readonly coin: string;
  readonly on: boolean;
  readonly onToggle: () => void;
}

/** The present coin's own star; those in the list are the mouse's, and Shift+Enter's. */
export function StarButton({ coin, on, onToggle }: StarButtonProps) {
  const label = i18n.t('search.favourite_named', [coin]);
  return (
    <button
      type="button"
      class="star-button"
      aria-pressed={on}
      aria-label={label}
      title={label}
      onClick={onToggle}
    >
      <Star on={on} />
    </button>
  );
}
