/** Compares every op of `simd` with `wasm` (see measure.ts): `node tests/bench/ops/run.mjs [--only split,pow] [--turns 15] [--passes 1] [--top 60] [--json FILE]`. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildWasm } from '../../../packages/backend-simd/scripts/buildWasm.mjs';

await buildWasm();
const script = fileURLToPath(new URL('measure.ts', import.meta.url));
const options = ['--conditions=weir-source', '--import', import.meta.resolve('tsx')];
const { status } = spawnSync(process.execPath, [...options, script, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
