// @vitest-environment happy-dom
import '../testing/english-words';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { AlertRule } from '../../lib/alerts/rule';
import { HOUR } from '../../lib/core/time';
import { unixMs } from '../../lib/core/units';
import { type AlertSettings, type AlertsView, DEFAULT_ALERTS } from '../../lib/protocol/alerts';
import { DEFAULT_SETTINGS } from '../../lib/protocol/defaults';
import { AlertsPage } from './alerts-page';
import { PRESETS, newRule } from './new-rule';
import type { NotificationAccess } from './permission-card';

const NOW = Date.UTC(2026, 5, 1, 12);

function show(
  settings: Partial<AlertSettings> = {},
  more: Partial<AlertsView> = {},
  state: NotificationAccess['state'] = 'missing',
) {
  const onChange = vi.fn<(change: Partial<AlertSettings>) => void>();
  const request = vi.fn<() => void>();
  const onTest = vi.fn<() => void>();
  render(
    <AlertsPage
      settings={DEFAULT_SETTINGS}
      alerts={{ settings: { ...DEFAULT_ALERTS, ...settings }, recent: [], holding: [], ...more }}
      access={{ state, request }}
      now={NOW}
      onRead={() => undefined}
      onChange={onChange}
      onTest={onTest}
    />,
  );
  return { onChange, request, onTest };
}

const click = (name: string | RegExp): void => void fireEvent.click(screen.getByRole('button', { name }));
const near: AlertRule = { ...newRule('BTC', PRESETS.near), id: 'near' };
const NEAR = 'BTC: price within 1% of a band above or below, strength at least 50%';

describe('the alerts page', () => {
  afterEach(cleanup);

  it('offers three rules to begin with, on the coin on show, and no longer those that are there', () => {
    const { onChange } = show();
    click('+ My liquidation inside a band');
    expect(onChange.mock.calls[0]![0].rules).toMatchObject([
      { coin: 'BTC', on: true, condition: { kind: 'own-risk', least: 'red' }, urgent: true },
    ]);
    cleanup();
    show({ rules: [near] });
    expect(screen.queryByRole('button', { name: /^\+ Price within/ })).toBeNull();
  });

  it('changes a rule into another that begins anew, in the same place', () => {
    const other = { ...newRule('ETH', PRESETS.risk), id: 'risk' };
    const { onChange } = show({ rules: [near, other] });
    click(`Change: ${NEAR}`);
    fireEvent.input(screen.getByLabelText('Distance to its edge, %'), { target: { value: '2' } });
    fireEvent.submit(screen.getByLabelText('Distance to its edge, %').closest('form')!);
    const [{ rules }] = onChange.mock.calls[0]! as [{ rules: AlertRule[] }];
    expect(rules).toMatchObject([{ condition: { ...PRESETS.near, withinPct: 2 } }, { id: 'risk' }]);
    expect(rules[0]!.id).not.toBe('near');
  });

  it('silences a rule for an hour, and lets it be told again', () => {
    const first = show({ rules: [near] });
    click(`Silent for 1h: ${NEAR}`);
    expect(first.onChange).toHaveBeenCalledWith({ rules: [{ ...near, snoozedUntil: NOW + HOUR }] });
    cleanup();
    const second = show({ rules: [{ ...near, snoozedUntil: unixMs(NOW + 1) }] });
    click(`Tell again: ${NEAR}`);
    expect(second.onChange).toHaveBeenCalledWith({ rules: [near] });
  });

  it('says of a rule that its condition holds already', () => {
    show({ rules: [near] }, { holding: ['near'] });
    expect(screen.getByText(/Holds now/)).toBeTruthy();
  });

  it('asks for the permission, says when it was refused, and sends a test once it is granted', () => {
    const { request } = show();
    click('Allow notifications');
    expect(request).toHaveBeenCalledOnce();
    cleanup();
    show({}, {}, 'refused');
    expect(screen.getByText(/did not allow it/)).toBeTruthy();
    cleanup();
    const { onTest } = show({}, {}, 'granted');
    click('Send a test');
    expect(onTest).toHaveBeenCalledOnce();
  });

  it('lists what fired with its fate', () => {
    const at = unixMs(NOW);
    const record = { coin: 'BTC', at, due: at, event: { kind: 'open-interest', changePct: 12 } } as const;
    show(
      {},
      {
        recent: [
          { ...record, id: 'a', held: 'quiet' },
          { ...record, id: 'b', told: 'notified' },
        ],
      },
    );
    expect(screen.getAllByText('BTC: open interest +12.0% in 24 h')).toHaveLength(2);
    expect(screen.getAllByText('held for quiet hours')).toHaveLength(1);
  });

  it('has a brief from the moment that it is chosen', () => {
    const { onChange } = show();
    fireEvent.change(screen.getByLabelText('Daily brief'), { target: { value: 'europe' } });
    expect(onChange).toHaveBeenCalledWith({ brief: { at: 'europe', since: NOW } });
  });
});
