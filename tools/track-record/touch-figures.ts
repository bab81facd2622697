/** What became of bands that price touched, beside random bands of like distance. */
import { touchesIn } from '../../lib/track-record/random-band';
import type { TouchRecord } from '../../lib/track-record/record';
import type { Figure } from '../figures/figure';

export function touchFigures(name: string, touches: TouchRecord): Figure[] {
  const { touches: touched, ends, random, bounced, randomBounced } = touches;
  const share = (what: string, end: keyof typeof ends): Figure => ({
    name: `${name}: ${what}`,
    value: ends[end] / touched,
    unit: 'share',
    n: touched,
    baseline: `random bands ${(random[end] / touchesIn(random)).toFixed(3)}`,
  });
  const reached = {
    name: `${name}: touches a band`,
    value: touched / touches.bands,
    unit: 'share',
    n: touches.bands,
  };
  if (touched === 0) return [reached];
  return [
    reached,
    {
      ...share('turned back', 'bounce'),
      baseline: `random bands ${(randomBounced ?? NaN).toFixed(3)}; 95 % ${shown(bounced?.low)} … ${shown(bounced?.high)}`,
    },
    share('ran through', 'run-through'),
    share('stalled', 'stall'),
  ];
}

function shown(share: number | undefined): string {
  return share === undefined ? '–' : share.toFixed(3);
}
