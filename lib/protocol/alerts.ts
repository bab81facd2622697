/** Alerts as screens and the store hold them: `lib/alerts`, checked. Only pages of ours hear of them or change them. */
import * as v from 'valibot';

import type { BriefSchedule } from '../alerts/brief';
import { SESSIONS } from '../alerts/brief';
import type { AlertEvent } from '../alerts/event';
import type { QuietHours } from '../alerts/holding';
import type { AlertRecord } from '../alerts/record';
import type { AlertCondition, AlertRule } from '../alerts/rule';
import { type Millis, type UnixMs, millis, unixMs } from '../core/units';
import { Coin } from './market-name';

const finite = v.pipe(v.number(), v.finite());
const notNegative = v.pipe(finite, v.minValue(0));
const share = v.pipe(notNegative, v.maxValue(1));
const percent = v.pipe(finite, v.gtValue(0), v.maxValue(100));
const code = v.pipe(v.string(), v.maxLength(64));
const side = v.picklist(['long', 'short']);
const time: v.GenericSchema<number, UnixMs> = v.pipe(
  notNegative,
  v.maxValue(8.64e15),
  v.transform((value) => unixMs(value)),
);
const minuteOfDay = v.pipe(notNegative, v.integer(), v.maxValue(1439));

const Condition: v.GenericSchema<unknown, AlertCondition> = v.variant('kind', [
  v.object({
    kind: v.literal('band'),
    side: v.picklist(['long', 'short', 'either']),
    withinPct: percent,
    leastStrength: share,
    leastUsd: notNegative,
  }),
  v.object({ kind: v.literal('grid-state'), state: code, toward: v.picklist(['above', 'below', 'either']) }),
  v.object({
    kind: v.literal('divergence'),
    direction: v.picklist(['bullish', 'bearish', 'either']),
    hidden: v.boolean(),
    strict: v.boolean(),
  }),
  v.object({
    kind: v.literal('funding'),
    payer: v.picklist(['long', 'short', 'either']),
    beyondPct: v.exactOptional(percent),
  }),
  v.object({
    kind: v.literal('open-interest'),
    direction: v.picklist(['up', 'down', 'either']),
    changePct: percent,
  }),
  v.object({ kind: v.literal('own-risk'), least: v.picklist(['amber', 'red']) }),
]);

const span: v.GenericSchema<number, Millis> = v.pipe(
  notNegative,
  v.maxValue(7 * 86_400_000),
  v.transform((value) => millis(value)),
);

export const AlertRuleView: v.GenericSchema<unknown, AlertRule> = v.object({
  id: code,
  coin: Coin,
  on: v.boolean(),
  condition: Condition,
  cooldown: span,
  urgent: v.boolean(),
  snoozedUntil: v.exactOptional(time),
});

export const MOST_RULES = 40;

const Rules: v.GenericSchema<unknown, readonly AlertRule[]> = v.pipe(
  v.array(AlertRuleView),
  v.maxLength(MOST_RULES),
);

const Hours: v.GenericSchema<unknown, QuietHours> = v.object({ from: minuteOfDay, to: minuteOfDay });
const Schedule: v.GenericSchema<unknown, BriefSchedule> = v.object({
  at: v.union([v.picklist(SESSIONS), minuteOfDay]),
  since: time,
});

/** What the user wants to be told of, and when. `null`: there is none. */
export const AlertSettings = v.object({
  rules: Rules,
  quiet: v.nullable(Hours),
  brief: v.nullable(Schedule),
  /** All rules are silent until then. */
  snoozedUntil: time,
  /** The distance to the nearest band on the toolbar's icon. */
  badge: v.boolean(),
});

const band = {
  side,
  low: finite,
  high: finite,
  peak: finite,
  strength: share,
  usdLow: notNegative,
  usdHigh: notNegative,
  distancePct: notNegative,
};

const Event: v.GenericSchema<unknown, AlertEvent> = v.variant('kind', [
  v.object({ kind: v.literal('band'), price: finite, ...band }),
  v.object({
    kind: v.literal('grid-state'),
    state: code,
    toward: v.exactOptional(v.picklist(['above', 'below'])),
  }),
  v.object({
    kind: v.literal('divergence'),
    divergence: v.picklist(['regular-bearish', 'regular-bullish', 'hidden-bearish', 'hidden-bullish']),
  }),
  v.object({ kind: v.literal('funding'), payer: side, eightHourPct: finite, persistent: v.boolean() }),
  v.object({ kind: v.literal('open-interest'), changePct: finite }),
  v.object({ kind: v.literal('own-risk'), side, severity: v.picklist(['amber', 'red']), reason: code }),
  v.object({
    kind: v.literal('brief'),
    price: finite,
    above: v.exactOptional(v.object(band)),
    below: v.exactOptional(v.object(band)),
    asymmetry: v.exactOptional(finite),
    states: v.exactOptional(v.array(code)),
    fundingPct: v.exactOptional(finite),
    openInterestPct: v.exactOptional(finite),
  }),
  v.object({ kind: v.literal('test') }),
]);

export const AlertRecordView: v.GenericSchema<unknown, AlertRecord> = v.object({
  id: v.pipe(v.string(), v.maxLength(200)),
  coin: Coin,
  at: time,
  event: Event,
  due: time,
  held: v.exactOptional(v.picklist(['quiet', 'snoozed'])),
  told: v.exactOptional(v.picklist(['notified', 'listed'])),
});

export const MOST_LISTED = 30;

const Recent: v.GenericSchema<unknown, readonly AlertRecord[]> = v.pipe(
  v.array(AlertRecordView),
  v.maxLength(MOST_LISTED),
);

/** To pages that have asked. */
export const AlertsView = v.object({
  settings: AlertSettings,
  /** Newest first. */
  recent: Recent,
  /** Rules whose condition holds now. */
  holding: v.array(code),
});

export const DEFAULT_ALERTS: AlertSettings = {
  rules: [],
  quiet: null,
  brief: null,
  snoozedUntil: unixMs(0),
  badge: true,
};

export type AlertSettings = v.InferOutput<typeof AlertSettings>;
export type AlertsView = v.InferOutput<typeof AlertsView>;
