/** Alerts that fired, and what rules remember of a market. What fires is kept with the memory that it has, or not at all. */
import { unwrap } from 'idb';
import * as v from 'valibot';

import type { AlertMemory } from '../alerts/evaluate';
import type { AlertRecord } from '../alerts/record';
import { type UnixMs, unixMs } from '../core/units';
import { AlertRecordView } from '../protocol/alerts';
import { emptied } from './emptied';
import { ALERT_RETENTION } from './retention';
import type { Database } from './schema';
import { sound } from './sound';
import { inTransaction, toRead } from './transaction';

export interface AlertStore {
  alertMemory(market: string): Promise<AlertMemory>;
  /** In one transaction. A record whose id is kept already stays as it is: it may have been told. */
  keepAlerts(records: readonly AlertRecord[], memory?: MarketMemory): Promise<void>;
  /** Those of them that are kept are told now, each once. */
  alertsTold(ids: readonly string[], told: NonNullable<AlertRecord['told']>): Promise<void>;
  /** All that are kept, newest first. */
  alerts(): Promise<AlertRecord[]>;
}

export interface MarketMemory {
  /** A coin on a set of venues, and the lookback: bands of another are others. */
  readonly market: string;
  readonly memory: AlertMemory;
}

const notNegative = v.pipe(v.number(), v.finite(), v.minValue(0));
const time = v.pipe(notNegative, v.maxValue(8.64e15), v.transform(unixMs));
const Memory: v.GenericSchema<unknown, AlertMemory> = v.record(
  v.string(),
  v.object({
    holding: v.array(
      v.object({
        subject: v.string(),
        since: v.exactOptional(time),
        low: v.exactOptional(notNegative),
        high: v.exactOptional(notNegative),
      }),
    ),
    told: v.record(v.string(), time),
  }),
);

/** Damaged memory is none: what holds then is no news, so nothing is told twice. */
export async function alertMemory(database: Database, market: string): Promise<AlertMemory> {
  const stored = await toRead(database, 'alert-memory').get(market);
  return sound(Memory, [stored?.memory])[0] ?? {};
}

export async function keepAlerts(
  database: Database,
  records: readonly AlertRecord[],
  memory?: MarketMemory,
): Promise<void> {
  await inTransaction(database, ['alerts', 'alert-memory'], async (transaction) => {
    const alerts = transaction.objectStore('alerts');
    for (const record of records) if (!(await alerts.getKey(record.id))) await alerts.add(record);
    if (memory) await transaction.objectStore('alert-memory').put(memory);
  });
}

export async function alertsTold(
  database: Database,
  ids: readonly string[],
  told: NonNullable<AlertRecord['told']>,
): Promise<void> {
  await inTransaction(database, ['alerts'], async (transaction) => {
    const alerts = transaction.objectStore('alerts');
    for (const id of ids) {
      const record = await alerts.get(id);
      if (record && !record.told) await alerts.put({ ...record, told });
    }
  });
}

export async function alerts(database: Database): Promise<AlertRecord[]> {
  return sound(AlertRecordView, await toRead(database, 'alerts').getAll()).sort((a, b) => b.at - a.at);
}

export async function retainAlerts(database: Database, now: UnixMs): Promise<void> {
  await inTransaction(database, ['alerts'], async (transaction) => {
    const past = IDBKeyRange.upperBound(now - ALERT_RETENTION, true);
    await emptied(unwrap(transaction.objectStore('alerts')).index('at').openCursor(past));
  });
}
