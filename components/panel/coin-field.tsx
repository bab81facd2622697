import { coinUnit } from '../../lib/market/coin-unit';
import { i18n } from '../words';

interface CoinFieldProps {
  readonly coin: string;
  readonly onChange: (coin: string) => void;
}

const PATTERN = '[A-Za-z0-9_/-]{1,40}';
const QUOTE = /[-_/]?(USDT|USDC|USD)?[-_.]?(SWAP|PERP|PERPETUAL|P)?$/;

/** `btcusdt`, `BTC-USDT-SWAP` and `kPEPE` mean coins as well. */
export function coinTyped(text: string): string {
  const name = text.trim();
  const bare = name.toUpperCase().replace(QUOTE, '');
  return coinUnit(bare === '' ? name : name.slice(0, bare.length)).coin;
}

/** The market as a field that is typed over; Enter or leaving it takes it. */
export function CoinField({ coin, onChange }: CoinFieldProps) {
  function commit(field: HTMLInputElement): void {
    const typed = coinTyped(field.value);
    if (field.checkValidity() && typed !== '' && typed !== coin) onChange(typed);
    field.value = typed === '' ? coin : typed;
  }
  return (
    <input
      class="market"
      aria-label={i18n.t('panel.market')}
      title={i18n.t('panel.market_hint')}
      value={coin}
      pattern={PATTERN}
      spellcheck={false}
      autocomplete="off"
      onChange={(event) => commit(event.currentTarget)}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}
