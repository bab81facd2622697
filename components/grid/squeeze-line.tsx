import type { GridView } from '../../lib/protocol/grid';
import { i18n } from '../words';
import { stateWord } from './grid-words';
import { squeezeReading } from './shown-states';
import './squeeze-line.css';

/** Whether the conditions of a squeeze stand, in one line. */
export function SqueezeLine({ grid }: { readonly grid: GridView | undefined }) {
  const reading = grid ? squeezeReading(grid) : 'unknown';
  return (
    <dl class="squeeze" title={i18n.t('grid.short_hint')}>
      <dt>{i18n.t('grid.short')}</dt>
      <dd class={typeof reading === 'string' ? 'soft' : ''}>
        {reading === 'none' && i18n.t('grid.short_none')}
        {reading === 'unknown' && i18n.t('grid.unknown')}
        {typeof reading === 'object' && stateWord(reading)}
      </dd>
    </dl>
  );
}
