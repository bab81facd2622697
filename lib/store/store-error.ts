type StoreErrorCode =
  /** The database can be neither opened nor built anew. */
  | 'unavailable'
  /** The handle was closed, or a newer version of the extension took the database over. */
  | 'closed'
  /** The disk is full, also after pruning. */
  | 'quota'
  /** A row that must not be stored; the caller's error. */
  | 'invalid-row'
  /** The browser refused the operation; nothing of it was written. */
  | 'failed';

export class StoreError extends Error {
  constructor(
    readonly code: StoreErrorCode,
    message: string,
    cause?: unknown,
  ) {
    super(`store: ${message}`, { cause });
    this.name = 'StoreError';
  }
}

export function isQuotaError(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}

export function asStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  if (isQuotaError(error))
    return new StoreError('quota', 'no room left, also after pruning the oldest data', error);
  return new StoreError(
    'failed',
    error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    error,
  );
}
