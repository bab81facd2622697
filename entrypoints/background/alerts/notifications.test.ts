import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import type { AlertRecord } from '../../../lib/alerts/record';
import { unixMs } from '../../../lib/core/units';

vi.stubGlobal('browser', fakeBrowser);
const { coinOf, notify } = await import('./notifications');

const AT = unixMs(Date.UTC(2026, 5, 1, 12));
const RECORD: AlertRecord = { id: 'a', coin: 'ETH', at: AT, due: AT, event: { kind: 'test' } };

describe('a notification', () => {
  const create =
    vi.fn<(id: string, options: { title: string; message: string; eventTime: number }) => void>();
  let shown: Record<string, boolean> = {};
  let granted = true;

  beforeEach(() => {
    create.mockClear();
    shown = {};
    granted = true;
    Object.assign(fakeBrowser, {
      permissions: { contains: () => Promise.resolve(granted), onAdded: { addListener: () => undefined } },
      notifications: { getAll: () => Promise.resolve(shown), create },
      i18n: { getMessage: (key: string, said: string[] = []) => [key, ...said].join(' ') },
    });
    vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation((path) => path);
  });

  it('has the alert’s id, its time, and the coin for a click', async () => {
    expect(await notify([RECORD])).toBe('notified');
    const [id, options] = create.mock.calls[0]!;
    expect(id).toBe('isobar|ETH|a');
    expect(coinOf(id)).toBe('ETH');
    expect(options).toMatchObject({ title: 'alerts_test_title', message: 'alerts_test_text', eventTime: AT });
  });

  it('that is on the screen already is not shown a second time', async () => {
    shown = { 'isobar|ETH|a': true };
    expect(await notify([RECORD])).toBe('notified');
    expect(create).not.toHaveBeenCalled();
  });

  it('is one for all that quiet hours held back', async () => {
    await notify([RECORD, { ...RECORD, id: 'b' }]);
    expect(create).toHaveBeenCalledOnce();
    expect(create.mock.calls[0]![1].title).toBe('alerts_text_quiet 2');
    expect(create.mock.calls[0]![1].message.split('\n')).toHaveLength(2);
  });

  it('is none without the permission, and waits where the worker has begun without it', async () => {
    granted = false;
    expect(await notify([RECORD])).toBe('listed');
    granted = true;
    Object.assign(fakeBrowser, { notifications: undefined });
    expect(await notify([RECORD])).toBeUndefined();
    expect(create).not.toHaveBeenCalled();
  });

  it('of somebody else names no coin', () => {
    expect(coinOf('other|ETH|a')).toBeUndefined();
  });
});
