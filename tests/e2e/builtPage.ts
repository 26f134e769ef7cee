import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exclusively } from '../exclusively.ts';
import { newestIn } from '../newestIn.ts';

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
    // As `npm run build` does: that this is a test would be built into it, and make others of its chunks.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error(`vite build failed:\n${stdout}${stderr}`);
}
