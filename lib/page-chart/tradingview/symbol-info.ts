/** A chart's symbol and the zone of its clock, by IChartWidgetApi.symbol, symbolExt and ITimezoneApi.getTimezone. */
import { ask, propertyOf, text } from './page-calls';

/** The name with an exchange before it, where there is one: BINANCE:BTCUSDT.P. */
export function symbolOf(chart: unknown, info: unknown): string | undefined {
  const short = text(ask(chart, 'symbol'));
  const full = text(propertyOf(info, 'full_name'));
  const qualified = [full, short].find((name) => name?.includes(':'));
  return qualified ?? short ?? full ?? text(propertyOf(info, 'name'));
}

const ZONE = /^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/;

function zoneName(value: unknown): string | undefined {
  const name = text(value);
  return name !== undefined && name !== 'exchange' && ZONE.test(name) ? name : undefined;
}

/** A custom zone stands for its alias; the zone named `exchange` is that of the symbol. */
export function zoneOf(zones: unknown, info: unknown): string | undefined {
  const zone = ask(zones, 'getTimezone');
  const id = propertyOf(zone, 'id');
  if (id === 'exchange') return zoneName(propertyOf(info, 'timezone'));
  return zoneName(propertyOf(zone, 'alias')) ?? zoneName(id);
}
