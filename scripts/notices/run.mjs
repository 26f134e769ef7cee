/**
 * Writes who made what the command and the page bring along, and under which licences, beside each of them.
 * `node scripts/notices/run.mjs --check` writes nothing and fails where a document isn't what it would write.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../command.mjs';
import { installedFor, manifestIn } from './installed.mjs';
import { notice } from './notice.mjs';

const compiled = ['assemblyscript'];

/** A document, and the packages that its own brings along: the kernels hold AssemblyScript's library. */
const documents = [
  {
    folder: 'apps/cli',
    title: '# What the weir command brings along\n\nBundled into it, or installed with it.',
    names: ({ dependencies, peerDependencies }) => Object.keys({ ...dependencies, ...peerDependencies }),
  },
  {
    folder: 'apps/dashboard',
    title: '# What the page brings along\n\nBundled into it.',
    names: ({ devDependencies }) => Object.keys(devDependencies).filter((name) => !ofTheBuild.includes(name)),
  },
];

/** What makes and checks the page, and isn't in it. */
const ofTheBuild = ['@sveltejs/vite-plugin-svelte', 'svelte-check', 'typescript', 'vite'];

for (const { folder, title, names } of documents) {
  const home = join(root, folder);
  const packages = [
    ...installedFor(names(manifestIn(home)), home),
    ...installedFor(compiled, join(root, 'packages/backend-simd')).filter(({ name }) =>
      compiled.includes(name),
    ),
  ];
  const file = join(home, 'THIRD-PARTY-NOTICES.md');
  const wanted = notice(title, packages);
  if (!process.argv.includes('--check')) writeFileSync(file, wanted);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== wanted) {
    console.error(`${folder}/THIRD-PARTY-NOTICES.md: isn't up to date; run node scripts/notices/run.mjs`);
    process.exitCode = 1;
  }
}
