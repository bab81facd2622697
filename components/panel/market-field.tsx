import { i18n } from '../words';

interface MarketFieldProps {
  readonly symbol: string;
  readonly onChange: (symbol: string) => void;
}

const PATTERN = '[A-Za-z0-9_]{2,40}';

/** The market as a field that is typed over; Enter or leaving it takes it. */
export function MarketField({ symbol, onChange }: MarketFieldProps) {
  function commit(field: HTMLInputElement): void {
    const typed = field.value.trim().toUpperCase();
    if (typed === symbol) return;
    if (field.checkValidity() && typed !== '') onChange(typed);
    else field.value = symbol;
  }
  return (
    <input
      class="market"
      aria-label={i18n.t('panel.market')}
      title={i18n.t('panel.market_hint')}
      value={symbol}
      pattern={PATTERN}
      spellcheck={false}
      autocomplete="off"
      onChange={(event) => commit(event.currentTarget)}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}
