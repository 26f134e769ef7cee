import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildWasm } from '../../packages/backend-simd/scripts/buildWasm.mjs';

/** Builds the kernels and the packages as they are published: what a benchmark measures are the built files. */
export async function build() {
  await buildWasm();
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const tsc = fileURLToPath(new URL('node_modules/typescript/bin/tsc', new URL('../../', import.meta.url)));
  for (const script of [[tsc, '-b', 'tsconfig.packages.json'], ['apps/cli/scripts/bundle.mjs']]) {
    const { status } = spawnSync(process.execPath, script, { cwd: root, stdio: 'inherit' });
    if (status !== 0) throw new Error('bench: packages must compile, got errors; see above');
  }
}
