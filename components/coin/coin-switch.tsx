import { Segments } from '../design/segments';
import { i18n } from '../words';
import './coin-switch.css';

interface CoinSwitchProps {
  readonly coin: string;
  readonly favourites: readonly string[];
  readonly onChoose: (coin: string) => void;
}

/** The favourites within a click; a coin that is none of them stands first while it is shown. */
export function CoinSwitch({ coin, favourites, onChoose }: CoinSwitchProps) {
  const coins = favourites.includes(coin) ? favourites : [coin, ...favourites];
  return (
    <div class="coin-switch">
      <Segments
        label={i18n.t('panel.market')}
        options={coins.map((value) => ({ value, text: value }))}
        chosen={coin}
        onChoose={onChoose}
      />
    </div>
  );
}
