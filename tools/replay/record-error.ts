/** A recording that cannot be used: which file, and where it applies which line and column. */
export class RecordError extends Error {
  constructor(
    readonly file: string,
    problem: string,
    readonly line?: number,
    readonly column?: string,
  ) {
    const place = [
      line === undefined ? '' : `, line ${line}`,
      column === undefined ? '' : `, column ${column}`,
    ];
    super(`${file}${place.join('')}: ${problem}`);
    this.name = 'RecordError';
  }
}
