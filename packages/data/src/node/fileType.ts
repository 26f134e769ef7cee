import type { Stats } from 'node:fs';

/** What stands in the place of a file, in words: `a folder`, `a named pipe`. */
export function fileType(found: Stats): string {
  if (found.isFile()) return 'a file';
  if (found.isDirectory()) return 'a folder';
  if (found.isFIFO()) return 'a named pipe';
  if (found.isSocket()) return 'a socket';
  if (found.isSymbolicLink()) return 'a link';
  return found.isBlockDevice() ? 'a disk' : 'a device';
}
