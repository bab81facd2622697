import { fileURLToPath } from 'node:url';

/** Where recorded data lies, if it does: it is not part of the repository. Tests that use it skip without it. */
export const RECORDED_DATA =
  process.env['ISOBAR_DATA'] ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
