/** Measures the kernels of the simd backend (see measure.ts): `node tests/bench/kernels/run.mjs [--seconds 10] [--backend simd|simd-fma] [--json FILE]`. */
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
