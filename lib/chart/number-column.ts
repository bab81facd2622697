/**
 * Gives the labels of one axis their values. The decimal separator is a property of the column, not of a label:
 * where both occur in a label the last one is decimal; one that repeats, or is not followed by exactly three digits,
 * is told apart too. A column of nothing but `97.123` stays open: a fit cannot see a factor of 1000, so the other
 * reading is returned and the feed's price decides.
 */
import type { NumberLabel } from './number-label';

export interface NumberColumn {
  readonly values: readonly number[];
  /** Half a unit of each label's last digit. */
  readonly roundings: readonly number[];
  /** The other reading is `values × otherFactor`. */
  readonly otherFactor?: number;
}

type Decimal = '.' | ',';

function evidenceOf(body: string): Decimal | 'open' | undefined {
  const dot = body.lastIndexOf('.');
  const comma = body.lastIndexOf(',');
  if (dot < 0 && comma < 0) return undefined;
  if (dot >= 0 && comma >= 0) return dot > comma ? '.' : ',';
  const mark: Decimal = dot >= 0 ? '.' : ',';
  const other: Decimal = mark === '.' ? ',' : '.';
  const parts = body.split(mark);
  if (parts.length > 2) return other; // a number has one decimal separator at most
  const [whole, fraction] = [parts[0]!, parts[1]!];
  if (fraction.length !== 3 || whole.length > 3 || /^0+$/.test(whole) || whole === '') return mark;
  return 'open';
}

function decimalOf(labels: readonly NumberLabel[]): { decimal: Decimal; otherFactor?: number } {
  let open: string | undefined;
  for (const { body } of labels) {
    const evidence = evidenceOf(body);
    if (evidence === '.' || evidence === ',') return { decimal: evidence };
    if (evidence === 'open') open = body;
  }
  if (open === undefined) return { decimal: '.' };
  return { decimal: '.', otherFactor: open.includes('.') ? 1000 : 0.001 };
}

export function readColumn(labels: readonly NumberLabel[]): NumberColumn {
  const { decimal, otherFactor } = decimalOf(labels);
  const values: number[] = [];
  const roundings: number[] = [];
  for (const { body, sign, multiplier } of labels) {
    const grouping = decimal === '.' ? /,/g : /\./g;
    const plain = body.replace(grouping, '').replace(',', '.');
    const point = plain.indexOf('.');
    const decimals = point < 0 ? 0 : plain.length - point - 1;
    values.push(sign * Number(plain) * multiplier);
    roundings.push(0.5 * 10 ** -decimals * multiplier);
  }
  return { values, roundings, ...(otherFactor === undefined ? {} : { otherFactor }) };
}
