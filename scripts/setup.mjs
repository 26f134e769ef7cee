import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { bin, must } from './command.mjs';
import { onceFor } from './stamp.mjs';

const { packageManager } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** Installs the dependencies; nothing to do when they are those of the lock file. */
export function install() {
  return onceFor(
    'installed',
    {
      folders: [
        'package.json',
        'pnpm-lock.yaml',
        'pnpm-workspace.yaml',
        'packages',
        'apps',
        'tests/package.json',
      ],
      accepts: (name) => name === 'package.json',
      products: ['node_modules/.bin', 'apps/cli/node_modules'],
    },
    () => must('npx', ['-y', packageManager, 'install', '--frozen-lockfile']),
  );
}

/** Compiles the packages, the kernels and the page; nothing to do when no source has changed. */
export async function build() {
  await must(process.execPath, ['packages/backend-simd/scripts/buildWasm.mjs']);
  // The page is made of sources, so that it need not wait for what is made of what was compiled.
  await Promise.all([command(), page()]);
}

async function command() {
  await onceFor(
    'compiled',
    {
      folders: ['packages', 'apps/cli', 'apps/server', 'tsconfig.base.json', 'tsconfig.packages.json'],
      accepts: (name) => /(\.ts|\.json|\.svelte)$/.test(name) && !/\.test(-d)?\.ts$/.test(name),
      products: ['apps/cli/dist', 'packages/core/dist'],
    },
    () => must(bin('tsc'), ['-b', 'tsconfig.packages.json']),
  );
  await onceFor(
    'documentation',
    {
      folders: ['packages', 'scripts/documentation', 'scripts/lint'],
      accepts: (name) => /\.(ts|mjs)$/.test(name) && !/\.test(-d)?\.ts$/.test(name),
      products: ['apps/cli/dist/documentation.json'],
    },
    () => must(process.execPath, ['scripts/documentation/run.mjs']),
  );
  await onceFor(
    'bundled',
    {
      folders: ['packages', 'apps/cli', 'apps/server'],
      accepts: (name) => /(\.ts|\.json|\.mjs)$/.test(name) && !/\.test(-d)?\.ts$/.test(name),
      products: ['apps/cli/bundle/shared.json'],
    },
    () => must(process.execPath, ['apps/cli/scripts/bundle.mjs']),
  );
}

function page() {
  return onceFor(
    'page',
    {
      folders: ['packages', 'apps/dashboard'],
      accepts: (name) =>
        /(\.ts|\.json|\.svelte|\.html|\.css|\.js|\.mjs)$/.test(name) && !/\.test(-d)?\.ts$/.test(name),
      products: ['apps/dashboard/dist'],
    },
    () =>
      must(bin('vite', 'apps/dashboard'), ['build', '--logLevel', 'warn'], {
        cwd: new URL('../apps/dashboard', import.meta.url),
      }),
  );
}

/** Everything that the commands and the tests need. */
export async function setup() {
  await install();
  await build();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await setup();
