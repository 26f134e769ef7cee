import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newestIn } from './newestIn.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The command as it is installed, which `npm run build` makes: what follows `node`. */
export const bundledCommand: readonly string[] = [join(root, 'apps/cli/bin/weir.js')];

/** The command as its sources are. */
export const sourceCommand: readonly string[] = [
  '--import',
  import.meta.resolve('tsx'),
  '-C',
  'weir-source',
  join(root, 'apps/cli/src/bin.ts'),
];

/**
 * What follows `node` to run `weir` as its sources are now: the command as it is installed, where none of them is newer, as
 * that starts with a fifth of the work; else the sources themselves, so that a test never looks at an older command.
 */
export function command(): readonly string[] {
  const built = statSync(join(root, 'apps/cli/bundle/shared.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const newest = Math.max(
    ...['packages', 'apps/cli', 'apps/server'].map((folder) => newestIn(join(root, folder))),
  );
  return built > newest ? bundledCommand : sourceCommand;
}
