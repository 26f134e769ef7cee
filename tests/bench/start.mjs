import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

/** Builds the packages, runs a benchmark's script on them with this command's arguments, and ends as it does. */
export async function start(script) {
  await build();
  const options = ['--import', import.meta.resolve('tsx'), fileURLToPath(script), ...process.argv.slice(2)];
  process.exitCode = spawnSync(process.execPath, options, { stdio: 'inherit' }).status ?? 1;
}
