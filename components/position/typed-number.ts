/**
 * A number as a person types it: `67,412.5`, `67.412,5`, `67 412.5`, `67’412`. Where both marks stand, the last is the
 * decimal one; where one stands once before three digits, the language decides.
 */

const GROUPED = /^[1-9]\d{0,2}(?:[.,]\d{3})+$/;
const NUMBER = /^\d+(?:\.\d*)?$|^\.\d+$/;

/** Undefined when it is none. `decimal` is the decimal mark of the reader's language. */
export function typedNumber(text: string, decimal: '.' | ','): number | undefined {
  const marked = text.replaceAll(/[\s'’$€]/g, '');
  const plain = plainNumber(marked, decimal);
  return NUMBER.test(plain) ? Number(plain) : undefined;
}

function plainNumber(marked: string, decimal: '.' | ','): string {
  const last = marked[Math.max(marked.lastIndexOf('.'), marked.lastIndexOf(','))];
  if (last === undefined) return marked;
  const other = last === '.' ? ',' : '.';
  const marks = marked.split(last).length - 1;
  if (marked.includes(other)) {
    const [whole = '', fraction = ''] = marked.split(last);
    return marks === 1 && GROUPED.test(whole) ? `${whole.replaceAll(other, '')}.${fraction}` : '';
  }
  const grouped = GROUPED.test(marked) && (marks > 1 || last !== decimal);
  return grouped ? marked.replaceAll(last, '') : marked.replace(last, '.');
}
