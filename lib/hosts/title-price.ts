/** The number in a title, as English pages write it: `60,123.4`, `0.0₅1234` (five zeros after the point), `$1.2`. */

const PLAIN = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
const ZEROS = /^0\.0([₀-₉]{1,2})(\d+)$/;

function subscript(digits: string): number {
  return Number([...digits].map((digit) => '₀₁₂₃₄₅₆₇₈₉'.indexOf(digit)).join(''));
}

function numberOf(text: string): number | undefined {
  const [, zeros, digits] = ZEROS.exec(text) ?? [];
  if (zeros !== undefined) return Number(`0.${'0'.repeat(subscript(zeros))}${digits}`);
  return PLAIN.test(text) ? Number(text.replaceAll(',', '')) : undefined;
}

/** Undefined where it is not certain what number is meant. */
export function titlePrice(text: string): number | undefined {
  const price = numberOf(text.slice(0, 40));
  return price !== undefined && price > 0 ? price : undefined;
}
