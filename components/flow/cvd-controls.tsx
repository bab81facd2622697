import type { ComponentChildren } from 'preact';

import { CVD_ANCHORS, type CvdSettings } from '../../lib/protocol/cvd-settings';
import { Segments } from '../design/segments';
import { i18n, keyOf } from '../words';
import './cvd-controls.css';

interface CvdControlsProps {
  readonly settings: CvdSettings;
  readonly onChange: (settings: CvdSettings) => void;
}

function Choice({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <div class="cvd-choice">
      <span class="small soft" aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  );
}

/** `datetime-local` speaks local time without a zone. */
function localTime(time: number): string {
  const date = new Date(time);
  return new Date(time - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function Anchor({ settings, onChange }: CvdControlsProps) {
  const { anchor, start } = settings;
  return (
    <>
      <label class="cvd-choice">
        <span class="small soft">{i18n.t('flow_chart.anchor')}</span>
        <select
          value={anchor}
          onChange={({ currentTarget: { value } }) => {
            const chosen = CVD_ANCHORS.find((one) => one === value);
            if (chosen) onChange({ ...settings, anchor: chosen });
          }}
        >
          {CVD_ANCHORS.map((one) => (
            <option key={one} value={one} selected={one === anchor}>
              {i18n.t(`flow_chart.anchors.${keyOf(one)}`)}
            </option>
          ))}
        </select>
      </label>
      {anchor === 'manual' && (
        <label class="cvd-choice">
          <span class="small soft">{i18n.t('flow_chart.start')}</span>
          <input
            type="datetime-local"
            value={start === undefined ? '' : localTime(start)}
            onChange={({ currentTarget: { value } }) => {
              const time = Date.parse(value);
              if (time >= 0) onChange({ ...settings, start: time });
            }}
          />
        </label>
      )}
    </>
  );
}

/** How the CVD is charted: where the sum starts, in which form, by which method, of which bars. */
export function CvdControls({ settings, onChange }: CvdControlsProps) {
  const words = <Value extends string>(values: readonly Value[], text: (value: Value) => string) =>
    values.map((value) => ({ value, text: text(value) }));
  const { form, method, lower, lines, bar } = settings;
  return (
    <div class="cvd-controls">
      <Choice label={i18n.t('flow_chart.form')}>
        <Segments
          label={i18n.t('flow_chart.form')}
          options={words(['line', 'candles', 'delta'] as const, (one) => i18n.t(`flow_chart.forms.${one}`))}
          chosen={form}
          onChoose={(chosen) => onChange({ ...settings, form: chosen })}
        />
      </Choice>
      <Choice label={i18n.t('flow_chart.bar')}>
        <Segments
          label={i18n.t('flow_chart.bar')}
          options={([15, 60, 240] as const).map((value) => ({ value, text: barWord(value) }))}
          chosen={bar}
          onChoose={(chosen) => onChange({ ...settings, bar: chosen })}
        />
      </Choice>
      <Anchor settings={settings} onChange={onChange} />
      <Choice label={i18n.t('flow_chart.method')}>
        <Segments
          label={i18n.t('flow_chart.method')}
          options={words(['taker', 'tradingview'] as const, (one) => i18n.t(`flow_chart.methods.${one}`))}
          chosen={method}
          onChoose={(chosen) => onChange({ ...settings, method: chosen })}
        />
      </Choice>
      {(form !== 'line' || method === 'tradingview') && (
        <Choice label={i18n.t('flow_chart.lower')}>
          <Segments
            label={i18n.t('flow_chart.lower')}
            options={words(['auto', '1m', '5m'] as const, (one) =>
              i18n.t(`flow_chart.lowers.${lowerKey(one)}`),
            )}
            chosen={lower}
            onChoose={(chosen) => onChange({ ...settings, lower: chosen })}
          />
        </Choice>
      )}
      {form === 'line' && method === 'taker' && (
        <Choice label={i18n.t('flow_chart.lines')}>
          <Segments
            label={i18n.t('flow_chart.lines')}
            options={words(['sum', 'venues', 'spot'] as const, (one) => i18n.t(`flow_chart.lines_of.${one}`))}
            chosen={lines}
            onChoose={(chosen) => onChange({ ...settings, lines: chosen })}
          />
        </Choice>
      )}
    </div>
  );
}

function barWord(minutes: CvdSettings['bar']): string {
  return minutes < 60 ? i18n.t('flow_chart.minutes', [minutes]) : i18n.t('flow_chart.hours', [minutes / 60]);
}

function lowerKey(lower: CvdSettings['lower']): 'auto' | 'one' | 'five' {
  return ({ auto: 'auto', '1m': 'one', '5m': 'five' } as const)[lower];
}
