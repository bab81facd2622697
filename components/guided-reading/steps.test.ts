import '../testing/english-words';

import { describe, expect, it } from 'vitest';

import type { PanelSnapshot } from '../../lib/protocol/snapshot';
import { panelFixture } from '../testing/panel-fixture';
import { guidedSteps } from './steps';

const NOW = Date.UTC(2026, 1, 19);

function texts(change: Partial<PanelSnapshot> = {}): string[] {
  return guidedSteps(panelFixture(NOW, change)).map(({ text }) => text);
}

describe('the guided reading', () => {
  it('goes through the five steps with the values of now', () => {
    // The fixture's bright bands stand 4.02 % above and 5.6 % below; a dimmer one below is nearer.
    const [nearest, distance, asymmetry, interest, timeframe] = texts();
    expect(nearest).toMatch(
      /^Above price 69,87\d – 70,40\d .*strength 100%\); below 63,4\d\d – 63,8\d\d .*strength 71%\)/,
    );
    expect(distance).toBe(
      '4.02% to the one above (Actionable), 5.60% to the one below (Medium-term). The one above is nearer.',
    );
    expect(asymmetry).toContain('1.6 times as much above as below');
    expect(interest).toContain('Open interest rose by 15.2% over 3d');
    expect(timeframe).toContain('opened within 7 d, which suits a swing trade');
  });

  it.each([
    ['12h', 'suits a scalper'],
    ['24h', 'suits a scalper'],
    ['3d', 'between a scalper’s'],
    ['30d', 'suits a swing trade'],
    ['90d', 'longer than a swing trader’s'],
  ] as const)('says of %s that it %s', (lookback, said) => {
    expect(texts({ lookback })[4]).toContain(said);
  });

  it('says what is not known, instead of leaving it out', () => {
    const { asOf: _, asymmetry: __, ...bare } = panelFixture(NOW, { clusters: [], signals: [] });
    const unknown = 'Not known yet.';
    expect(
      guidedSteps(bare)
        .map(({ text }) => text)
        .slice(0, 4),
    ).toEqual([unknown, unknown, unknown, unknown]);
  });

  it('tells no bands from bands that are not known', () => {
    const [nearest, distance] = texts({ clusters: [] });
    expect(nearest).toBe('Above price none within the map; below none within the map.');
    expect(distance).toBe('No band to measure to.');
  });

  it('takes the nearest band where none is bright', () => {
    const dim = panelFixture(NOW).clusters.map((cluster) => ({ ...cluster, strength: 0.3 }));
    expect(texts({ clusters: dim })[1]).toContain('2.31% to the one below');
  });
});
