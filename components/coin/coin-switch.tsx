import { useEffect, useRef } from 'preact/hooks';

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
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => row.current?.querySelector(':checked')?.scrollIntoView({ inline: 'nearest' }), [coin]);
  const coins = favourites.includes(coin) ? favourites : [coin, ...favourites];
  return (
    // The popup has room for one row: more of them are wheeled through.
    <div
      ref={row}
      class="coin-switch"
      onWheel={(event) => (event.currentTarget.scrollLeft += event.deltaX + event.deltaY)}
    >
      <Segments
        label={i18n.t('panel.market')}
        options={coins.map((value) => ({ value, text: value }))}
        chosen={coin}
        onChoose={onChoose}
      />
    </div>
  );
}
