/** What the venue answers instead of data: a status, a label and a sentence. */
export class GateError extends Error {
  constructor(
    readonly label: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }

  body(): { label: string; message: string } {
    return { label: this.label, message: this.message };
  }
}

export function invalid(name: string, value: unknown): GateError {
  return new GateError(
    'INVALID_PARAM_VALUE',
    `Invalid request parameter \`${name}\` value: ${String(value)}`,
  );
}
