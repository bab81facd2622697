import { useEffect, useState } from 'preact/hooks';

import type { TrackRecordView } from '../../lib/protocol/track-record';
import { FORECAST_LOOKBACKS, HORIZON_NAMES, type Horizon } from '../../lib/track-record/forecast';
import { Segments } from '../design/segments';
import { formatDay, formatNumber } from '../format';
import { Notice } from '../notice';
import { Section } from '../section';
import { i18n } from '../words';
import { CalibrationTable } from './calibration-table';
import { Headline } from './headline';
import { HorizonTable } from './horizon-table';
import { TouchBars } from './touch-bars';
import './track-record.css';
import { VenueRecordTable } from './venue-record-table';

export interface TrackRecordPageProps {
  readonly coin: string;
  /** Of whatever coin was read last. */
  readonly record: TrackRecordView | undefined;
  readonly onRead: (coin: string) => void;
  readonly onExport: (coin: string) => void;
}

/** A score is due once an hour and market; what comes meanwhile is seen within so many milliseconds. */
const READ_EVERY = 60_000;

/** How the forecasts of a coin have fared, with the figures' sample sizes and what they are measured against. */
export function TrackRecordPage({ coin, record, onRead, onExport }: TrackRecordPageProps) {
  useEffect(() => {
    onRead(coin);
    const reading = setInterval(() => onRead(coin), READ_EVERY);
    return () => clearInterval(reading);
  }, [coin]);
  if (record?.coin !== coin) {
    return (
      <main>
        <Notice title={i18n.t('record.loading')} busy>
          {null}
        </Notice>
      </main>
    );
  }
  return (
    <main>
      {record.since === undefined ? (
        <Notice title={i18n.t('record.none_title', [coin])} busy={false}>
          {i18n.t('record.none_text')}
        </Notice>
      ) : (
        <Record record={record} since={record.since} onExport={() => onExport(coin)} />
      )}
      <HowMeasured />
    </main>
  );
}

interface RecordProps {
  readonly record: TrackRecordView;
  readonly since: number;
  readonly onExport: () => void;
}

function Record({ record, since, onExport }: RecordProps) {
  const [lookback, setLookback] = useState<(typeof FORECAST_LOOKBACKS)[number]>('7d');
  const [horizon, setHorizon] = useState<Horizon>('24h');
  const entries = record.entries.filter((entry) => entry.lookback === lookback);
  const entry = entries.find((each) => each.horizon === horizon);
  return (
    <>
      <Section
        title={i18n.t('pages.record')}
        aside={i18n.t('record.since', record.forecasts, [
          formatNumber(record.forecasts, 0),
          formatDay(since),
        ])}
      >
        <div class="record-choice">
          <Segments
            label={i18n.t('lookback.label')}
            options={FORECAST_LOOKBACKS.map((value) => ({ value, text: i18n.t(`lookback.${value}`) }))}
            chosen={lookback}
            onChoose={setLookback}
          />
          <span class="small soft" aria-hidden="true">
            {i18n.t('record.within')}
          </span>
          <Segments
            label={i18n.t('record.within')}
            options={HORIZON_NAMES.map((value) => ({ value, text: i18n.t(`record.horizon_${value}`) }))}
            chosen={horizon}
            onChoose={setHorizon}
          />
        </div>
        {entry && <Headline touches={entry.touches} />}
      </Section>
      {entry && <Figures entry={entry} entries={entries} />}
      <section class="section record-save">
        <button type="button" class="button-quiet" onClick={onExport}>
          {i18n.t('record.export')}
        </button>
        <p class="small faint">{i18n.t('record.export_note')}</p>
      </section>
    </>
  );
}

type Entry = TrackRecordView['entries'][number];

function Figures({ entry, entries }: { readonly entry: Entry; readonly entries: readonly Entry[] }) {
  const { touches, venues } = entry;
  const { withoutBars } = touches;
  return (
    <>
      {touches.touches > 0 && (
        <Section title={i18n.t('record.how_ended')}>
          <TouchBars touches={touches} />
        </Section>
      )}
      <Section title={i18n.t('record.by_horizon')}>
        <HorizonTable entries={entries} />
        {withoutBars > 0 && <p class="small faint">{i18n.t('record.without_bars', withoutBars)}</p>}
      </Section>
      {venues.length > 0 && (
        <Section title={i18n.t('record.by_venue')}>
          <VenueRecordTable venues={venues} />
          <p class="small faint">{i18n.t('record.mass_hint')}</p>
        </Section>
      )}
      {venues.length > 0 && (
        <Section title={i18n.t('record.calibration')}>
          <CalibrationTable {...entry} />
        </Section>
      )}
    </>
  );
}

function HowMeasured() {
  return (
    <section class="section">
      <details class="fold">
        <summary class="small soft">{i18n.t('record.how')}</summary>
        <ul class="record-how small soft">
          <li>{i18n.t('record.how_freeze')}</li>
          <li>{i18n.t('record.how_touch')}</li>
          <li>{i18n.t('record.how_random')}</li>
          <li>{i18n.t('record.how_bits')}</li>
          <li>{i18n.t('record.how_missing')}</li>
        </ul>
      </details>
    </section>
  );
}
