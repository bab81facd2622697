import type { TrackRecordView } from '../../lib/protocol/track-record';
import { formatNumber, formatShare, formatUsd, formatUsdRange } from '../format';
import { i18n } from '../words';

type Entry = TrackRecordView['entries'][number];
type Group = Entry['calibration'][number];

/** The interval that was shown and what was force-closed, from none to all of what was expected. */
function Shown({ usd, usdLow, usdHigh, forcedUsd }: Group) {
  const at = (part: number): string => `${Math.min(100, (100 * part) / usd)}%`;
  return (
    <td class="shown">
      <span class="unseen">
        {i18n.t('record.shown_words', [formatUsdRange(usdLow, usdHigh), formatUsd(forcedUsd)])}
      </span>
      <span class="shown-axis" aria-hidden="true">
        <span
          class="shown-interval"
          style={{ insetInlineStart: at(usdLow), insetInlineEnd: `calc(100% - ${at(usdHigh)})` }}
        />
        <span class="shown-forced" style={{ insetInlineStart: at(forcedUsd) }} />
      </span>
    </td>
  );
}

/** Bands of like size: the dollars that were shown, and those that came. */
export function CalibrationTable({ calibration, venues }: Pick<Entry, 'calibration' | 'venues'>) {
  const swept = venues.reduce((sum, { sweptBands }) => sum + sweptBands, 0);
  const inside = venues.reduce((sum, venue) => sum + venue.inside, 0);
  if (calibration.length === 0)
    return <p class="soft">{i18n.t('record.calibration_early', [formatNumber(swept, 0)])}</p>;
  return (
    <>
      <p class="record-lead">
        {i18n.t('record.calibration_text', [formatNumber(inside, 0), formatNumber(swept, 0)])}
      </p>
      <table class="record-table">
        <thead class="small soft">
          <tr>
            <th scope="col">{i18n.t('record.at_stake')}</th>
            <th scope="col" class="shown">
              {i18n.t('record.shown_and_forced')}
            </th>
            <th scope="col">{i18n.t('record.inside')}</th>
          </tr>
        </thead>
        <tbody>
          {calibration.map((group) => (
            <tr key={group.usd}>
              <th scope="row">
                {formatUsd(group.usd)}
                <span class="faint">{formatShare(group.forcedUsd / group.usd)}</span>
              </th>
              <Shown {...group} />
              <td>{i18n.t('record.count_of', [String(group.inside), String(group.bands)])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
