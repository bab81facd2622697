import { useEffect, useId, useState } from 'preact/hooks';
import * as v from 'valibot';

import { typedCoin } from '../../lib/market/typed-coin';
import { Coin } from '../../lib/protocol/market-name';
import { MAX_SEARCH, type Found } from '../../lib/protocol/messages';
import type { Settings } from '../../lib/protocol/settings';
import { i18n } from '../words';
import { CoinOption } from './coin-option';
import './coin-search.css';
import { toggledFavourite } from './favourites';
import { searchCount, searchNotes } from './search-words';
import { StarButton } from './star-button';

export interface CoinSearchProps {
  readonly coin: string;
  readonly favourites: readonly string[];
  readonly found: Found | undefined;
  readonly onSearch: (text: string) => void;
  readonly onChange: (change: Partial<Settings>) => void;
}

/** The open list: what was typed since, and the coin that the arrow keys stand on. */
interface Look {
  readonly typed: string | undefined;
  readonly active: string | undefined;
}

/** The coin as a combobox with a list below (WAI-ARIA): the field keeps the focus, the list follows it. */
export function CoinSearch({ coin, favourites, found, onSearch, onChange }: CoinSearchProps) {
  const id = useId();
  const [look, setLook] = useState<Look>();
  const [said, setSaid] = useState('');

  const text = look?.typed ?? '';
  const answer = found?.text === text ? found : undefined;
  const hits = answer?.coins ?? waitingHits(text, favourites, found);
  const active = look && activeOf(look, hits, answer);
  const expanded = look !== undefined && hits.length > 0;
  const optionId = (name: string) => `${id}-${name}`;

  useEffect(() => {
    if (active !== undefined) document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  function open(typed: string | undefined): void {
    setLook({ typed, active: undefined });
    setSaid('');
    onSearch(typed ?? '');
  }

  function choose(chosen: string): void {
    setLook(undefined);
    if (chosen !== coin) onChange({ coin: chosen });
  }

  /** A name that no list has is taken as it was typed: a list may be a day old. */
  function take(): void {
    const chosen = active ?? typedCoin(text);
    if (v.is(Coin, chosen)) choose(chosen);
    else setLook(undefined);
  }

  function toggle(name: string): void {
    const changed = toggledFavourite(favourites, name);
    if (changed) onChange({ favourites: changed });
    const outcome = changed?.includes(name) ? 'added' : 'removed';
    setSaid(changed ? i18n.t(`search.${outcome}`, [name]) : i18n.t('search.full'));
  }

  /** The active coin, or the one in the field; what is half typed is none. */
  function toggleShown(): void {
    const shown = active ?? (look?.typed === undefined ? coin : undefined);
    if (shown !== undefined) toggle(shown);
  }

  function move(step: 1 | -1): void {
    if (!look) return open(undefined);
    const from = hits.findIndex((hit) => hit.coin === active);
    const to = from < 0 && step < 0 ? hits.length - 1 : (from + step + hits.length) % hits.length;
    setLook({ ...look, active: hits[to]?.coin });
  }

  function press(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && event.shiftKey) toggleShown();
    else if (event.key === 'Enter' && look) take();
    else if (event.key === 'Escape' && look) setLook(undefined);
    else return;
    event.preventDefault();
  }

  const notes = look && answer ? searchNotes(answer) : [];
  const spoken = look ? [said, answer && searchCount(answer), ...notes] : [said];
  return (
    <div class="coin-search">
      <input
        class="market"
        role="combobox"
        aria-label={i18n.t('panel.market')}
        aria-expanded={expanded}
        aria-controls={expanded ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={active === undefined ? undefined : optionId(active)}
        aria-describedby={`${id}-keys`}
        title={i18n.t('panel.market_hint')}
        value={look?.typed ?? coin}
        maxLength={MAX_SEARCH}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        onClick={(event) => {
          if (look) return;
          event.currentTarget.select();
          open(undefined);
        }}
        onInput={(event) => open(event.currentTarget.value)}
        onBlur={() => setLook(undefined)}
        onKeyDown={press}
      />
      <span id={`${id}-keys`} hidden>
        {i18n.t('search.keys')}
      </span>
      <StarButton coin={coin} on={favourites.includes(coin)} onToggle={() => toggle(coin)} />
      {look && (
        // A click into the list must not take the focus from the field.
        <div class="coin-drop" onMouseDown={(event) => event.preventDefault()}>
          {hits.length > 0 && (
            <ul id={`${id}-list`} role="listbox" aria-label={i18n.t('search.coins')}>
              {hits.map((hit) => (
                <CoinOption
                  key={hit.coin}
                  id={optionId(hit.coin)}
                  hit={hit}
                  active={hit.coin === active}
                  favourite={favourites.includes(hit.coin)}
                  answered={answer !== undefined && answer.awaited.length === 0}
                  onChoose={() => choose(hit.coin)}
                  onToggle={() => toggle(hit.coin)}
                />
              ))}
            </ul>
          )}
          {notes.map((note) => (
            <p key={note} class="coin-note small soft">
              {note}
            </p>
          ))}
        </div>
      )}
      <span role="status" class="unseen">
        {spoken.filter(Boolean).join('. ')}
      </span>
    </div>
  );
}

/** Until the answer comes: the favourites where nothing is typed, else what was found before, so that nothing flickers. */
function waitingHits(text: string, favourites: readonly string[], found: Found | undefined): Found['coins'] {
  if (text === '') return favourites.map((coin) => ({ coin, venues: [] }));
  return found?.coins ?? [];
}

/** Where the arrow keys stand; else the best hit, once it is the answer to what was typed. */
function activeOf(
  { typed, active }: Look,
  hits: Found['coins'],
  answer: Found | undefined,
): string | undefined {
  if (hits.some(({ coin }) => coin === active)) return active;
  return typed && answer ? hits[0]?.coin : undefined;
}
