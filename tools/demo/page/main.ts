import { feedTitle, follow, history, type Kline, premium } from './market-data';
import { type ChartState, PriceChart } from './price-chart';

const INTERVALS = ['1m', '5m', '15m', '1h'];
const DAY = 86_400;
const PREMIUM_EVERY = 3_000;

const query = new URLSearchParams(location.search);
const symbol = (/\/futures\/([A-Za-z0-9]+)/.exec(location.pathname)?.[1] ?? 'BTCUSDT').toUpperCase();
const theme: ChartState['theme'] = query.get('theme') === 'light' ? 'light' : 'dark';
document.documentElement.dataset['theme'] = theme;

function part(id: string): HTMLElement {
  return document.getElementById(id)!;
}

function write(id: string, text: string, tone?: 'up' | 'down'): void {
  part(id).textContent = text;
  part(id).classList.toggle('up', tone === 'up');
  part(id).classList.toggle('down', tone === 'down');
}

function grouped(value: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

const asked = query.get('scale');
const view = new PriceChart(part('chart'), {
  mode: asked === 'log' || asked === 'percent' ? asked : 'normal',
  panes: Number(query.get('panes') ?? 2),
  theme,
});
// For whoever measures an overlay against the chart's own arithmetic.
Object.assign(window, { demo: { chart: view.chart, candles: view.candles } });

let life = new AbortController();
let bars: Kline[] = [];
let feed = '';

function headline(): void {
  const last = bars.at(-1);
  if (!last) return;
  const day = bars.filter(({ time }) => time > last.time - DAY);
  const first = day[0]!;
  const change = last.close / first.open - 1;
  const tone = change >= 0 ? 'up' : 'down';
  document.title = `${last.close.toFixed(1)} | ${symbol} Perpetual | ${feed}`;
  write('last', grouped(last.close), tone);
  write('change', `${change >= 0 ? '+' : ''}${(change * 100).toFixed(2)}%`, tone);
  write('high', grouped(Math.max(...day.map(({ high }) => high))));
  write('low', grouped(Math.min(...day.map(({ low }) => low))));
  write(
    'ohlc',
    `O ${grouped(last.open)}  H ${grouped(last.high)}  L ${grouped(last.low)}  C ${grouped(last.close)}`,
  );
}

function press(buttons: Iterable<Element>, pressed: (button: Element) => boolean): void {
  for (const button of buttons) button.setAttribute('aria-pressed', String(pressed(button)));
}

async function open(interval: string): Promise<void> {
  life.abort();
  const current = (life = new AbortController());
  press(part('intervals').children, ({ textContent }) => textContent === interval);
  const loaded = await history(symbol, interval);
  if (current.signal.aborted) return;
  bars = loaded;
  view.show(bars, 0.1);
  headline();
  follow(
    symbol,
    interval,
    (bar) => {
      if (bars.at(-1)?.time === bar.time) bars.pop();
      bars.push(bar);
      view.update(bar);
      headline();
    },
    current.signal,
  );
}

async function showPremium(): Promise<void> {
  const { markPrice, lastFundingRate, nextFundingTime } = await premium(symbol);
  const left = Math.max(0, Math.round((nextFundingTime - Date.now()) / 60_000));
  write('mark', grouped(Number(markPrice)));
  write(
    'funding',
    `${(Number(lastFundingRate) * 100).toFixed(4)}% / ${Math.floor(left / 60)}h ${left % 60}m`,
  );
}

function toggle(id: 'log' | 'percent'): void {
  const on = part(id).getAttribute('aria-pressed') !== 'true';
  press([part('log'), part('percent')], (button) => on && button.id === id);
  view.setMode(on ? id : 'normal');
}

for (const name of INTERVALS) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = name;
  button.addEventListener('click', () => void open(name));
  part('intervals').append(button);
}
for (const id of ['log', 'percent'] as const) {
  part(id).addEventListener('click', () => toggle(id));
  part(id).setAttribute('aria-pressed', String(asked === id));
}
write('symbol', symbol);
write('base', symbol.replace(/USD[TC]$/, ''));
feed = await feedTitle();
write('feed', feed);
await open(query.get('interval') ?? '15m');
await showPremium();
(part('order-price') as HTMLInputElement).value = bars.at(-1)?.close.toFixed(1) ?? '';
setInterval(() => void showPremium(), PREMIUM_EVERY);
