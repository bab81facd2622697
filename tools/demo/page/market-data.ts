/** The venue's public klines: history from the page's own host, the forming bar from its stream. */
import type { UTCTimestamp } from 'lightweight-charts';

export interface Kline {
  readonly time: UTCTimestamp;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

const MOST = 1500;
const RETRY = 2_000;
const STREAM = 'wss://fstream.binance.com/market/ws';

async function json(path: string): Promise<unknown> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

export async function feedTitle(): Promise<string> {
  return ((await json('/feed.json')) as { title: string }).title;
}

export async function history(symbol: string, interval: string): Promise<Kline[]> {
  const rows = (await json(`/fapi/v1/klines?symbol=${symbol}&interval=${interval}&limit=${MOST}`)) as (
    | string
    | number
  )[][];
  return rows.map(([time, open, high, low, close, volume]) => ({
    time: (Number(time) / 1000) as UTCTimestamp,
    open: Number(open),
    high: Number(high),
    low: Number(low),
    close: Number(close),
    volume: Number(volume),
  }));
}

export interface Premium {
  readonly markPrice: string;
  readonly lastFundingRate: string;
  readonly nextFundingTime: number;
}

export async function premium(symbol: string): Promise<Premium> {
  return (await json(`/fapi/v1/premiumIndex?symbol=${symbol}`)) as Premium;
}

interface KlineEvent {
  readonly e: string;
  readonly k?: {
    readonly t: number;
    readonly o: string;
    readonly h: string;
    readonly l: string;
    readonly c: string;
    readonly v: string;
  };
}

/** Follows the forming bar until aborted; reconnects by itself. */
export function follow(
  symbol: string,
  interval: string,
  take: (bar: Kline) => void,
  life: AbortSignal,
): void {
  if (life.aborted) return;
  const socket = new WebSocket(`${STREAM}/${symbol.toLowerCase()}@kline_${interval}`);
  life.addEventListener('abort', () => socket.close());
  socket.addEventListener('close', () => setTimeout(() => follow(symbol, interval, take, life), RETRY));
  socket.addEventListener('message', ({ data }) => {
    const { k } = JSON.parse(String(data)) as KlineEvent;
    if (!k || life.aborted) return;
    take({
      time: (k.t / 1000) as UTCTimestamp,
      open: Number(k.o),
      high: Number(k.h),
      low: Number(k.l),
      close: Number(k.c),
      volume: Number(k.v),
    });
  });
}
