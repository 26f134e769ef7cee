/**
 * Sets what watching really takes beside the budget it was given (see measure.ts):
 * `node tests/bench/budget/run.mjs [--seconds 60] [--json FILE]`.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from '../build.mjs';

await build();
const script = fileURLToPath(new URL('measure.ts', import.meta.url));
const options = ['--import', import.meta.resolve('tsx')];
const { status } = spawnSync(process.execPath, [...options, script, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
