import { type BriefSchedule, SESSIONS } from '../../lib/alerts/brief';
import { unixMs } from '../../lib/core/units';
import type { AlertSettings } from '../../lib/protocol/alerts';
import { Switch } from '../design/switch';
import { formatMoment } from '../format';
import { i18n } from '../words';
import { Choice, ClockTime } from './fields';
import { Snooze } from './snooze';

interface ScheduleCardProps {
  readonly settings: AlertSettings;
  readonly now: number;
  readonly onChange: (change: Partial<AlertSettings>) => void;
}

const NIGHT = { from: 22 * 60, to: 7 * 60 };
const MORNING = 8 * 60;

/** When alerts are told, and what comes by the clock. */
export function ScheduleCard({ settings, now, onChange }: ScheduleCardProps) {
  const { quiet, brief, snoozedUntil, badge } = settings;
  const briefAt = (at: BriefSchedule['at']): void => onChange({ brief: { at, since: unixMs(now) } });
  const own = typeof brief?.at === 'number' ? brief.at : undefined;
  const silent = snoozedUntil > now;
  return (
    <div class="schedule">
      <Switch
        label={i18n.t('alerts.quiet')}
        on={quiet !== null}
        onChange={(on) => onChange({ quiet: on ? NIGHT : null })}
      />
      {quiet && (
        <>
          <div class="schedule-times">
            <ClockTime
              label={i18n.t('alerts.from')}
              minute={quiet.from}
              onChange={(from) => onChange({ quiet: { ...quiet, from } })}
            />
            <ClockTime
              label={i18n.t('alerts.to')}
              minute={quiet.to}
              onChange={(to) => onChange({ quiet: { ...quiet, to } })}
            />
          </div>
          <p class="small faint">{i18n.t('alerts.quiet_note')}</p>
        </>
      )}
      <div class="schedule-times">
        <Choice
          label={i18n.t('alerts.brief')}
          options={(['none', ...SESSIONS, 'own'] as const).map((value) => ({
            value,
            text: i18n.t(`alerts.brief_${value}`),
          }))}
          chosen={
            own === undefined ? ((brief?.at as (typeof SESSIONS)[number] | undefined) ?? 'none') : 'own'
          }
          onChoose={(chosen) =>
            chosen === 'none' ? onChange({ brief: null }) : briefAt(chosen === 'own' ? MORNING : chosen)
          }
        />
        {own !== undefined && (
          <ClockTime label={i18n.t('alerts.brief_time')} minute={own} onChange={briefAt} />
        )}
      </div>
      <p class="rule-ways">
        <span class="small soft">
          {silent
            ? i18n.t('alerts.snooze_all_until', [formatMoment(snoozedUntil)])
            : i18n.t('alerts.snooze_all')}
        </span>
        <Snooze
          of={i18n.t('alerts.rules')}
          silent={silent}
          onSnooze={(span) => onChange({ snoozedUntil: unixMs(span === 0 ? 0 : now + span) })}
        />
      </p>
      <Switch label={i18n.t('alerts.badge')} on={badge} onChange={(on) => onChange({ badge: on })} />
    </div>
  );
}
