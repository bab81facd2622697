/** The text of a data file: plain, gzip, or a zip archive of one or more files; told apart by their first bytes. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

import { unzipSync } from 'fflate';

import { InputError } from './input-error';

export interface TextFile {
  /** As the user named it; an archive's member follows after a colon. */
  readonly name: string;
  readonly text: string;
}

export function readTextFiles(path: string): TextFile[] {
  const bytes = readBytes(path);
  try {
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) return [{ name: path, text: gunzipSync(bytes).toString() }];
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) return members(path, bytes);
  } catch (error) {
    throw new InputError(`${path}: cannot be unpacked: ${(error as Error).message}`);
  }
  return [{ name: path, text: bytes.toString() }];
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new InputError(`${path}: cannot be read: ${(error as Error).message}`);
  }
}

function members(path: string, bytes: Buffer): TextFile[] {
  const files = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/'));
  return files.map(([name, content]) => ({ name: `${path}:${name}`, text: Buffer.from(content).toString() }));
}
