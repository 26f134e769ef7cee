import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** When the newest source under a folder was written: Unix milliseconds, 0 where there is none. */
export function newestIn(folder: string): number {
  const times = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !['node_modules', 'dist', 'bundle'].includes(name) && !name.endsWith('.test.ts'))
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? newestIn(path) : statSync(path).mtimeMs;
    });
  return Math.max(0, ...times);
}
