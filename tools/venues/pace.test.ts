import { describe, expect, it } from 'vitest';

import { DAY, HOUR, MINUTE } from '../../lib/core/time';
import { millis, unixMs } from '../../lib/core/units';
import type { HistoryPage, PagedSeries } from '../../lib/venues/pace';
import type { Venue } from '../../lib/venues/venue';
import { inProcess } from '../exchange/in-process';
import { WIRES } from '../exchange/wires';
import { CLIENTS, SYMBOLS } from './clients';
import { liftBudgets } from './lifted-budget';
import { VENUE_IDS } from '../../lib/market/instrument';
import { yearFeed } from './year-feed';

const NOW = Date.UTC(2026, 0, 5, 12, 20, 20);
const never = new AbortController().signal;

/** Far back and lately, whole pages and a part of one. */
const AGES = [2 * DAY, 20 * DAY, 100 * DAY, 300 * DAY];
const INTERVALS = [millis(5 * MINUTE), HOUR];

function pagesOf(venue: Venue, series: PagedSeries): HistoryPage[] {
  const { pageSize } = venue;
  const ofInterest = series === 'open-interest';
  const most = ofInterest ? pageSize.openInterest : pageSize.bars;
  return INTERVALS.flatMap((interval) =>
    AGES.flatMap((age) => {
      const to = Math.floor((NOW - age) / interval) * interval;
      return [most, Math.ceil(most / 3)]
        .map((items) => ({ series, interval, from: unixMs(to - items * interval), to: unixMs(to) }))
        .filter(
          ({ from }) =>
            from > NOW - (ofInterest ? venue.openInterestDepth(interval) : venue.barDepth(interval)),
        );
    }),
  );
}

function fetched(
  venue: Venue,
  symbol: string,
  { series, interval, from, to }: HistoryPage,
): Promise<unknown> {
  const stretch = [symbol, interval, from, to, never] as const;
  if (series === 'bars') return venue.bars(...stretch);
  return series === 'mark-bars' ? venue.markBars!(...stretch) : venue.openInterestHistory!(...stretch);
}

describe.each(VENUE_IDS)('the pace of %s', (id) => {
  const feed = yearFeed(NOW);
  const { fetch } = inProcess(WIRES[id]!(feed, { unlimited: true }), feed);
  const venue = CLIENTS[id]({ now: () => unixMs(NOW), random: () => 0, fetch });
  const series: PagedSeries[] = [
    'bars',
    ...(venue.markBars ? (['mark-bars'] as const) : []),
    ...(venue.openInterestHistory ? (['open-interest'] as const) : []),
  ];

  it.each(series)('weighs a page of %s as its client’s requests do', async (each) => {
    await venue.instrument(SYMBOLS[id], never);
    const pages = pagesOf(venue, each);
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) {
      const budgets = liftBudgets();
      await fetched(venue, SYMBOLS[id], page);
      const weights = budgets.done().flatMap(({ weights }) => weights);
      const weight = weights.reduce((sum, each) => sum + each, 0);
      const planned = venue.pace.pageWeight(page, unixMs(NOW));
      expect({ ...page, weight }, `${weights}`).toEqual({ ...page, weight: planned });
    }
  });
});
