import type { OverlaySettings } from '../../lib/protocol/settings';
import { OpacitySlider } from '../design/opacity-slider';
import { Segments } from '../design/segments';
import { ShareSlider } from '../design/share-slider';
import { Switch } from '../design/switch';
import { formatPercent } from '../format';
import { Section } from '../section';
import { i18n } from '../words';
import './chart-settings.css';

const LAYERS = [
  ['bandsVisible', 'bands'],
  ['heatmapVisible', 'heatmap'],
  ['markersVisible', 'divergences'],
  ['liquidationsVisible', 'forced_orders'],
  ['positionVisible', 'own_level'],
] as const;

interface ChartSettingsProps {
  readonly settings: OverlaySettings;
  readonly onChange: (change: Partial<OverlaySettings>) => void;
}

function Layers({ settings, onChange }: ChartSettingsProps) {
  return (
    <fieldset class="layers">
      <legend class="small soft">{i18n.t('on_chart.layers')}</legend>
      {LAYERS.map(([key, word]) => (
        <Switch
          key={key}
          label={i18n.t(`on_chart.${word}`)}
          on={settings[key]}
          disabled={!settings.overlayVisible}
          onChange={(on) => onChange({ [key]: on })}
        />
      ))}
    </fieldset>
  );
}

/** Smoothing over `buckets` of 0.1 % to either side. */
function smoothingWord(buckets: OverlaySettings['smoothing']): string {
  return buckets === 0 ? i18n.t('on_chart.smoothing_none') : `±${formatPercent(buckets / 10, 1)}`;
}

function Choices({ settings, onChange }: ChartSettingsProps) {
  const smoothings = ([0, 1, 2, 4] as const).map((value) => ({ value, text: smoothingWord(value) }));
  const palettes = (['viridis', 'cividis'] as const).map((value) => ({
    value,
    text: i18n.t(`on_chart.${value}`),
  }));
  const strictnesses = (['normal', 'strict'] as const).map((value) => ({
    value,
    text: i18n.t(`on_chart.strictness_${value}`),
  }));
  return (
    <>
      <div class="choice">
        <span class="small soft" aria-hidden="true">
          {i18n.t('on_chart.strictness')}
        </span>
        <Segments
          label={i18n.t('on_chart.strictness')}
          options={strictnesses}
          chosen={settings.divergenceStrictness}
          onChoose={(divergenceStrictness) => onChange({ divergenceStrictness })}
        />
      </div>
      <div class="choice">
        <span class="small soft" aria-hidden="true">
          {i18n.t('on_chart.smoothing')}
        </span>
        <Segments
          label={i18n.t('on_chart.smoothing')}
          options={smoothings}
          chosen={settings.smoothing}
          onChoose={(smoothing) => onChange({ smoothing })}
        />
      </div>
      <div class="choice">
        <span class="small soft" aria-hidden="true">
          {i18n.t('on_chart.palette')}
        </span>
        <Segments
          label={i18n.t('on_chart.palette')}
          options={palettes}
          chosen={settings.palette}
          onChoose={(palette) => onChange({ palette })}
        />
      </div>
    </>
  );
}

/** What is drawn on charts and how: the legend on a chart sets the same. */
export function ChartSettings({ settings, onChange }: ChartSettingsProps) {
  const { overlayVisible, overlayOpacity, threshold } = settings;
  const overlay = (
    <Switch
      label={i18n.t('popup.overlay')}
      on={overlayVisible}
      onChange={(on) => onChange({ overlayVisible: on })}
    />
  );
  return (
    <Section title={i18n.t('on_chart.title')} aside={overlay}>
      <div class="chart-settings">
        <Layers settings={settings} onChange={onChange} />
        <OpacitySlider
          opacity={overlayOpacity}
          disabled={!overlayVisible}
          onChange={(opacity) => onChange({ overlayOpacity: opacity })}
        />
        <ShareSlider
          label={i18n.t('on_chart.threshold')}
          share={threshold}
          least={0}
          most={90}
          disabled={false}
          onChange={(share) => onChange({ threshold: share })}
        />
        <Choices settings={settings} onChange={onChange} />
        <p class="small faint">{i18n.t('on_chart.note')}</p>
      </div>
    </Section>
  );
}
