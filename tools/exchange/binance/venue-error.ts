/** An error as the venue answers it: HTTP status, and `{code, msg}` as the body. Codes: the venue's error-code page. */
export class VenueError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly status = 400,
  ) {
    super(message);
    this.name = 'VenueError';
  }

  body(): { code: number; msg: string } {
    return { code: this.code, msg: this.message };
  }
}

export function invalidSymbol(): VenueError {
  return new VenueError(-1121, 'Invalid symbol.');
}
