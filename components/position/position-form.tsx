import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';

import type { VenueId } from '../../lib/market/instrument';
import type { OwnPosition } from '../../lib/protocol/settings';
import { Segments } from '../design/segments';
import { decimalMark, formatRoughPrice } from '../format';
import { i18n } from '../words';
import { type Holding, MarginFields } from './margin-fields';
import { type PositionProblems, checkPosition } from './position-check';
import { PositionField } from './position-field';

interface PositionFormProps {
  readonly coin: string;
  readonly unit: number;
  readonly price: number | undefined;
  readonly venues: readonly VenueId[];
  readonly kept: readonly OwnPosition[];
  /** The first field: where the focus goes when a position's own button vanishes under it. */
  readonly entry: RefObject<HTMLInputElement | null>;
  readonly onAdd: (position: OwnPosition) => void;
}

const USUAL: Holding = { mode: 'isolated', kind: 'linear', venue: undefined };

export function PositionForm({ coin, unit, price, venues, kept, entry, onAdd }: PositionFormProps) {
  const leverage = useRef<HTMLInputElement>(null);
  const size = useRef<HTMLInputElement>(null);
  const balance = useRef<HTMLInputElement>(null);
  const fold = useRef<HTMLDetailsElement>(null);
  const [side, setSide] = useState<OwnPosition['side']>('long');
  const [holding, setHolding] = useState(USUAL);
  const [problems, setProblems] = useState<PositionProblems>({});
  const fields = { entry, leverage, size, balance };

  function submit(event: Event): void {
    event.preventDefault();
    const typed = ({ current }: RefObject<HTMLInputElement | null>) => current?.value ?? '';
    const draft = {
      side,
      entry: typed(entry),
      leverage: typed(leverage),
      size: typed(size),
      mode: holding.mode,
      balance: typed(balance),
      inverse: holding.kind === 'inverse',
      venue: holding.venue,
    };
    const checked = checkPosition(draft, kept, { coin, unit, price, decimal: decimalMark() });
    setProblems(checked.problems ?? {});
    if (checked.problems) goTo(checked.problems);
    else {
      onAdd(checked.position);
      for (const { current } of Object.values(fields)) if (current) current.value = '';
    }
  }

  function goTo(wrong: PositionProblems): void {
    if (fold.current && (wrong.size || wrong.balance)) fold.current.open = true;
    const first = (['entry', 'leverage', 'size', 'balance'] as const).find((name) => wrong[name]) ?? 'entry';
    fields[first].current?.focus();
  }

  const example = formatRoughPrice(price ?? 100);
  return (
    <form class="position-form" noValidate onSubmit={submit}>
      <Segments
        label={i18n.t('position.side')}
        options={(['long', 'short'] as const).map((value) => ({ value, text: i18n.t(`position.${value}`) }))}
        chosen={side}
        onChoose={setSide}
      />
      <PositionField
        label={i18n.t('position.opened_at')}
        input={entry}
        problem={problems.entry && i18n.t(`position.problem.${problems.entry}`, [example])}
      />
      <PositionField
        label={i18n.t('position.leverage')}
        input={leverage}
        problem={problems.leverage && i18n.t(`position.problem.${problems.leverage}`)}
      />
      <button type="submit" class="button">
        {i18n.t('position.add')}
      </button>
      <details ref={fold} class="fold">
        <summary class="small soft">{i18n.t('position.more')}</summary>
        <MarginFields
          coin={coin}
          venues={venues}
          holding={holding}
          size={size}
          balance={balance}
          problems={problems}
          onChange={setHolding}
        />
      </details>
      <p class="small problem" role="alert">
        {problems.list && i18n.t(`position.problem.${problems.list}`)}
      </p>
    </form>
  );
}
