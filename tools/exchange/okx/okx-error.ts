/** An error as OKX answers it: `{code, msg, data: []}`; the HTTP status is that of the venue's error-code page. */
export class OkxError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status: number,
  ) {
    super(message);
    this.name = 'OkxError';
  }

  body(): { code: string; data: never[]; msg: string } {
    return { code: this.code, data: [], msg: this.message };
  }
}

export const TOO_MANY = new OkxError('50011', 'Too Many Requests', 429);

export function unlisted(): OkxError {
  return new OkxError('51001', "Instrument ID, Instrument ID code, or Spread ID doesn't exist.", 200);
}

export function wrong(name: string): OkxError {
  return new OkxError('51000', `Parameter ${name} error`, 400);
}

export function missing(name: string): OkxError {
  return new OkxError('50014', `Parameter ${name} can not be empty.`, 400);
}
