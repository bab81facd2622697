/** Venue × channel as figures, each with what it rests on; and as a table to look at. */
import { type VenueId, VENUE_IDS } from '../../lib/market/instrument';
import type { Figure } from '../figures/figure';
import { CHANNELS } from './channel';
import { CLAIMS, type ChannelState } from './channel-evidence';
import { evidenceRows } from './evidence-row';

const MARKS: Readonly<Record<ChannelState, string>> = {
  ticked: '✓',
  'not published': 'not published',
  absent: 'absent',
};

export function conformanceFigures(): Figure[] {
  return VENUE_IDS.flatMap((venue) => {
    const rows = evidenceRows(venue);
    return CHANNELS.map((channel) => {
      const { state, row } = CLAIMS[venue][channel];
      const { endpoint = '', evidence = '' } = rows.get(row) ?? {};
      return {
        name: `wire: ${venue}, ${channel}`,
        value: state === 'ticked' ? 1 : 0,
        unit: MARKS[state],
        baseline: `${endpoint}: ${evidence}`,
        n: 1,
      };
    });
  });
}

export function conformanceTable(): string {
  const header = ['channel', ...VENUE_IDS];
  const rows = CHANNELS.map((channel) => [
    channel,
    ...VENUE_IDS.map((venue: VenueId) => MARKS[CLAIMS[venue][channel].state]),
  ]);
  const widths = header.map((_, at) => Math.max(...[header, ...rows].map((row) => row[at]!.length)));
  return [header, ...rows]
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
