import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exclusively } from '../exclusively.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const dashboard = join(root, 'apps/dashboard');
const sources = ['apps/dashboard', 'packages'];

/** The folder of the built page; builds it first if any of its sources is newer. */
export function builtPage(): Promise<string> {
  return exclusively('page', () => {
    const page = join(dashboard, 'dist');
    const built = join(page, 'index.html');
    const newest = Math.max(...sources.map((folder) => newestIn(join(root, folder))));
    if (!existsSync(built) || statSync(built).mtimeMs < newest) build();
    return page;
  });
}

function build(): void {
  const vite = join(dashboard, 'node_modules/vite/bin/vite.js');
  const { status, stderr, stdout } = spawnSync(process.execPath, [vite, 'build'], {
    cwd: dashboard,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`vite build failed:\n${stdout}${stderr}`);
}

/** When the newest source under a folder was written. */
function newestIn(folder: string): number {
  const times = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !['node_modules', 'dist'].includes(name) && !name.endsWith('.test.ts'))
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? newestIn(path) : statSync(path).mtimeMs;
    });
  return Math.max(0, ...times);
}
