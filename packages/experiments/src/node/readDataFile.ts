import { readFile } from 'node:fs/promises';
import { locate } from '@weir/data/node';
import type { LocateOptions } from '@weir/data/node';
import type { ReadFile } from '../data/dataKind.ts';

/**
 * Reads data files from disk; relative paths are looked up in `dataDir`, then `$WEIR_DATA`, then the working directory,
 * or, where it is `confined`, in the first two alone.
 */
export function readDataFile(options: LocateOptions = {}): ReadFile {
  return async (path) => new Uint8Array(await readFile(await locate(path, options)));
}
