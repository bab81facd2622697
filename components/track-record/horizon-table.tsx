import type { TrackRecordView } from '../../lib/protocol/track-record';
import { formatNumber, formatShare, formatShareRange } from '../format';
import { i18n } from '../words';

type Entry = TrackRecordView['entries'][number];

/** One lookback on each horizon, with how many cases each figure rests on. */
export function HorizonTable({ entries }: { readonly entries: readonly Entry[] }) {
  const count = (value: number): string => formatNumber(value, 0);
  return (
    <table class="record-table">
      <thead class="small soft">
        <tr>
          <th scope="col">{i18n.t('record.within')}</th>
          <th scope="col">{i18n.t('record.forecasts')}</th>
          <th scope="col">{i18n.t('record.bands')}</th>
          <th scope="col">{i18n.t('record.touches')}</th>
          <th scope="col">{i18n.t('record.bounce')}</th>
          <th scope="col">{i18n.t('record.random')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ horizon, touches: { forecasts, touches, bands, bounced, randomBounced } }) => (
          <tr key={horizon}>
            <th scope="row">{i18n.t(`record.horizon_${horizon}`)}</th>
            <td>{count(forecasts)}</td>
            <td>{count(bands)}</td>
            <td>{count(touches)}</td>
            <td>
              {bounced ? formatShare(bounced.value) : '–'}
              {bounced && <span class="faint">{formatShareRange(bounced.low, bounced.high)}</span>}
            </td>
            <td>{randomBounced === undefined ? '–' : formatShare(randomBounced)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
