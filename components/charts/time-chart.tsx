import { useEffect, useRef, useState } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

import { useElementWidth } from '../design/element-width';
import { formatMoment } from '../format';
import { i18n } from '../words';
import { type ChartSeries, chartOptions } from './chart-options';
import { onThemeChange } from './chart-theme';
import './time-chart.css';

interface TimeChartProps {
  readonly title: string;
  readonly times: readonly number[];
  readonly series: readonly ChartSeries[];
  /** A bar was chosen by a click or by Enter. */
  readonly onPick?: ((index: number) => void) | undefined;
}

const HEIGHT = 150;

function dataOf({ times, series }: TimeChartProps): uPlot.AlignedData {
  return [[...times], ...series.map(({ values }) => [...values])];
}

function readOut(series: readonly ChartSeries[]): readonly ChartSeries[] {
  return series.filter(({ quiet }) => !quiet);
}

function newestOf(values: readonly (number | null)[]): number | null | undefined {
  return values.findLast((one) => one !== null);
}

/** Where the first series that is read out has its newest value. */
function newestPlace(series: readonly ChartSeries[]): number {
  return readOut(series)[0]?.values.findLastIndex((one) => one !== null) ?? -1;
}

/** What the chart says without being seen. */
function summary({ title, times, series }: TimeChartProps): string {
  const first = times[0];
  const last = times.at(-1);
  if (first === undefined || last === undefined) return title;
  const newest = readOut(series).map(({ label, values, format }) => {
    const value = newestOf(values);
    return `${label} ${typeof value === 'number' ? format(value) : i18n.t('panel.no_value')}`;
  });
  return i18n.t('chart.summary', [title, formatMoment(first), formatMoment(last), newest.join(', ')]);
}

function Readout({ times, series, index }: TimeChartProps & { readonly index: number }) {
  const time = times[index];
  return (
    <p class="chart-readout small" aria-live="polite">
      {time !== undefined && <span class="soft">{formatMoment(time)}</span>}
      {readOut(series).map(({ label, values, format, role, kind, dash, sparse }) => {
        const value = kind === 'rings' ? newestOf(values) : values[index];
        if (sparse && typeof value !== 'number') return null;
        return (
          <span key={label} data-role={kind === 'unseen' ? undefined : role} data-dashed={dash !== undefined}>
            {label} {typeof value === 'number' ? format(value) : '—'}
          </span>
        );
      })}
    </p>
  );
}

/** Series over time; the readout under the pointer, or of the newest point. Arrow keys move it. */
export function TimeChart(props: TimeChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  const newest = useRef(props.series);
  newest.current = props.series;
  const [read, setRead] = useState<number>();
  const width = useElementWidth(frame);
  const ready = width > 0;
  const shape = props.series.map(({ label, kind }) => label + kind).join();

  useEffect(() => {
    if (!frame.current || !ready) return;
    const life = new AbortController();
    const options = chartOptions(props.series, width, HEIGHT, setRead, () => newest.current);
    const chart = new uPlot(options, dataOf(props), frame.current);
    plot.current = chart;
    onThemeChange(() => chart.redraw(false), life.signal);
    return () => {
      life.abort();
      chart.destroy();
      plot.current = undefined;
    };
  }, [ready, shape]);

  useEffect(() => plot.current?.setData(dataOf(props)), [props.times, props.series]);
  useEffect(() => plot.current?.setSize({ width, height: HEIGHT }), [width]);

  const last = props.times.length - 1;
  const pick = (): void => props.onPick?.(read ?? last);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') pick();
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || !plot.current) return;
    event.preventDefault();
    const index = Math.min(last, Math.max(0, (read ?? last) + step));
    plot.current.setCursor({ left: plot.current.valToPos(props.times[index] ?? 0, 'x'), top: 0 });
  }

  return (
    <div class="chart">
      <div
        class="chart-frame"
        ref={frame}
        role="img"
        aria-label={summary(props)}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={props.onPick && pick}
      />
      <Readout {...props} index={Math.min(read ?? newestPlace(props.series), last)} />
    </div>
  );
}
