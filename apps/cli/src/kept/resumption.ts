import { relative } from 'node:path';

/** The line with the command that resumes an interrupted run. */
export function resumption(folder: string): string {
  const path = relative('', folder);
  return `interrupted; go on by: npx weir resume ${/^[\w./-]+$/.test(path) ? path : JSON.stringify(path)}`;
}
