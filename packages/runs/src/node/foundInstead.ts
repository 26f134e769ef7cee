import type { Stats } from 'node:fs';

/** What stands where a file or a folder should: `a named pipe`. To open such a thing may be to wait for ever. */
export function foundInstead(found: Stats): string {
  if (found.isFile()) return found.size === 0 ? 'an empty file' : 'a file';
  if (found.isDirectory()) return 'a folder';
  if (found.isFIFO()) return 'a named pipe';
  return found.isSocket() ? 'a socket' : 'a device';
}
