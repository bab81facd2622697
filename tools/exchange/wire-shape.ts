/**
 * Compares a payload with an example of it, field by field: the same keys, the same types, and a number written as a
 * string where the example has one. Values may differ. Returns what differs, with its place.
 */
export function shapeDifferences(example: unknown, got: unknown, place = '$'): string[] {
  const [wanted, came] = [kindOf(example), kindOf(got)];
  if (wanted === 'null') return [];
  if (wanted !== came) return [`${place}: expected ${wanted}, got ${came}`];
  if (Array.isArray(example) && Array.isArray(got)) return listDifferences(example, got, place);
  if (wanted === 'object') return keyDifferences(example as Fields, got as Fields, place);
  return [];
}

type Fields = Readonly<Record<string, unknown>>;

function keyDifferences(example: Fields, got: Fields, place: string): string[] {
  const missing = Object.keys(example).filter((key) => !(key in got));
  const surplus = Object.keys(got).filter((key) => !(key in example));
  return [
    ...missing.map((key) => `${place}.${key}: missing`),
    ...surplus.map((key) => `${place}.${key}: surplus`),
    ...Object.keys(example)
      .filter((key) => key in got)
      .flatMap((key) => shapeDifferences(example[key], got[key], `${place}.${key}`)),
  ];
}

/** A list of scalars with numbers is a row of columns; any other holds items of the shape of the example's first. */
function listDifferences(example: readonly unknown[], got: readonly unknown[], place: string): string[] {
  if (example.length === 0) return [];
  if (got.length === 0) return [`${place}: expected items, got none`];
  if (isRow(example)) {
    if (example.length !== got.length)
      return [`${place}: expected ${example.length} columns, got ${got.length}`];
    return example.flatMap((column, i) => shapeDifferences(column, got[i], `${place}[${i}]`));
  }
  return got.flatMap((item, i) => shapeDifferences(matching(example, item), item, `${place}[${i}]`));
}

function isRow(list: readonly unknown[]): boolean {
  return (
    list.length > 1 &&
    list.every((item) => typeof item !== 'object') &&
    list.some((item) => kindOf(item) !== 'string')
  );
}

/** Among items told apart by a tag, such as filters, the one with the same tag. */
function matching(examples: readonly unknown[], item: unknown): unknown {
  const tagOf = (value: unknown): unknown => (value as Fields | null)?.['filterType'];
  return examples.find((example) => tagOf(example) === tagOf(item)) ?? examples[0];
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string')
    return value.trim() !== '' && Number.isFinite(Number(value)) ? 'number as string' : 'string';
  return typeof value;
}
