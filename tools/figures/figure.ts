/** One published figure. Names and goals are the issue's own; `holds` is undefined where there is no goal. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** 90 % of the values that other draws of the same kind would give. */
  readonly interval?: readonly [low: number, high: number];
  readonly unit: string;
  readonly goal?: string;
  /** What the value is held against, measured in the same run. */
  readonly baseline?: string;
  /** Sample size. */
  readonly n: number;
  readonly holds?: boolean;
}

/** Prints figures as one JSON array, or as a table to read. */
export function printFigures(figures: readonly Figure[], asJson: boolean): void {
  if (asJson) {
    console.log(JSON.stringify(figures, null, 1));
    return;
  }
  const rows = figures.map(({ name, value, interval, unit, goal = '', baseline = '', n, holds }) => [
    name,
    shown(value),
    interval ? interval.map(shown).join(' … ') : '',
    unit,
    goal,
    baseline,
    String(n),
    holds === undefined ? '' : holds ? 'holds' : 'MISSED',
  ]);
  const header = ['figure', 'value', '90 %', 'unit', 'goal', 'baseline', 'n', ''];
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]!.length)),
  );
  for (const row of [header, ...rows])
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    );
}

function shown(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
