/** The table of a venue's `EVIDENCE.md`: channel, endpoint or stream, whether it is there, evidence, traps. */
import { readFileSync } from 'node:fs';

import type { VenueId } from '../../lib/market/instrument';

export interface EvidenceRow {
  readonly channel: string;
  readonly endpoint: string;
  readonly state: string;
  readonly evidence: string;
}

/** By the words of its first column. */
export function evidenceRows(venue: VenueId): ReadonlyMap<string, EvidenceRow> {
  const lines = readFileSync(`lib/venues/${venue}/EVIDENCE.md`, 'utf8').split('\n');
  const start = lines.findIndex((line) => /^\|[\s-]+\|/.test(line) && line.includes('---'));
  const end = lines.findIndex((line, at) => at > start && !line.startsWith('|'));
  return new Map(
    lines.slice(start + 1, end < 0 ? undefined : end).map((line) => {
      const [channel = '', endpoint = '', state = '', evidence = ''] = line
        .split('|')
        .slice(1)
        .map((cell) => cell.trim());
      return [channel, { channel, endpoint, state, evidence }];
    }),
  );
}
