import { coinUnit } from '../../lib/market/coin-unit';
import { i18n } from '../words';

interface CoinFieldProps {
  readonly coin: string;
  readonly onChange: (coin: string) => void;
}

/** In a form's pattern `/` and `-` must be escaped. */
const PATTERN = String.raw`[\w.:\/\-]{1,40}`;
/** A lone `P` is part of the name (`XRP`) unless something parts it from it (`BTCUSDT.P`). */
const MARKET = /^(.+?)([-_/]?(USDT|USDC|USD)(:\w+)?)?([-_.]?(SWAP|PERP|PERPETUAL)|[-_.]P)?$/i;

/** `btcusdt`, `BTC-USDT-SWAP` and `kPEPE` mean coins as well. */
export function coinTyped(text: string): string {
  const name = text.trim();
  return coinUnit(MARKET.exec(name)?.[1] ?? name).coin;
}

/** The market as a field that is typed over; Enter or leaving it takes it. */
export function CoinField({ coin, onChange }: CoinFieldProps) {
  function commit(field: HTMLInputElement): void {
    const typed = coinTyped(field.value);
    const isOne = field.checkValidity() && typed !== '';
    if (isOne && typed !== coin) onChange(typed);
    field.value = isOne ? typed : coin;
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
