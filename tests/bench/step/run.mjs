/**
 * Times training steps of Weir's backends and of PyTorch in turns, and profiles a deep step (see measure.ts):
 * `node tests/bench/step/run.mjs [--seconds 60] [--json FILE] [--nets shallow,deep,cnn]`.
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
