import type { TrackRecordView } from '../../lib/protocol/track-record';
import { TOUCH_ENDS } from '../../lib/track-record/touch';
import { formatShare } from '../format';
import { i18n, keyOf } from '../words';

type Touches = TrackRecordView['entries'][number]['touches'];

function Row({ name, ends }: { readonly name: string; readonly ends: Touches['ends'] }) {
  const total = TOUCH_ENDS.reduce((sum, end) => sum + ends[end], 0);
  return (
    <tr>
      <th scope="row">{name}</th>
      {TOUCH_ENDS.map((end) => (
        <td key={end}>{total > 0 ? formatShare(ends[end] / total) : '–'}</td>
      ))}
      <td class="touch-bar" aria-hidden="true">
        <div>
          {TOUCH_ENDS.map((end) => (
            <span key={end} data-end={end} style={{ flexGrow: total > 0 ? ends[end] / total : 0 }} />
          ))}
        </div>
      </td>
    </tr>
  );
}

/** How touches ended: of the bands, and of the random ones. */
export function TouchBars({ touches }: { readonly touches: Touches }) {
  return (
    <table class="record-table touches">
      <thead class="small soft">
        <tr>
          <td />
          {TOUCH_ENDS.map((end) => (
            <th key={end} scope="col">
              <span class="touch-key" data-end={end} aria-hidden="true" />
              {i18n.t(`record.${keyOf(end)}`)}
            </th>
          ))}
          <td class="touch-bar" />
        </tr>
      </thead>
      <tbody>
        <Row name={i18n.t('record.bands')} ends={touches.ends} />
        <Row name={i18n.t('record.random')} ends={touches.random} />
      </tbody>
    </table>
  );
}
