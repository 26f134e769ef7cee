import { relative } from 'node:path';

/** The line that tells how an interrupted run is taken up again. */
export function resumption(folder: string): string {
  const path = relative('', folder);
  return `interrupted; go on by: npx weir resume ${/^[\w./-]+$/.test(path) ? path : JSON.stringify(path)}`;
}
