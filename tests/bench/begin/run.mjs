/**
 * Processor time that `weir run deep-batchnorm` takes until its first step is out, as the bundled command and as its
 * modules one by one: `node tests/bench/begin/run.mjs [--turns 15]`. Medians; the two take turns.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from '../build.mjs';

const { values } = parseArgs({ options: { turns: { type: 'string', default: '15' } } });
await build();

const commands = { bundled: '../../../apps/cli/bin/weir.js', modules: '../../../apps/cli/dist/bin.js' };
const taken = { bundled: [], modules: [] };
for (let turn = 0; turn < Number(values.turns); turn++)
  for (const [name, path] of Object.entries(commands))
    taken[name].push(await untilFirstStep(fileURLToPath(new URL(path, import.meta.url))));

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const [bundled, modules] = [median(taken.bundled), median(taken.modules)];
console.log(`to the first step, processor time: bundled ${ms(bundled)}, modules one by one ${ms(modules)}`);
console.log(`bundled / modules: ${(bundled / modules).toFixed(2)}`);

function ms(seconds) {
  return `${(1000 * seconds).toFixed(0)} ms`;
}

/** Seconds of processor time of all threads, by Linux's account of the process. */
async function untilFirstStep(command) {
  const child = spawn(
    process.execPath,
    [command, 'run', 'deep-batchnorm', '--steps', '100000', '--format', 'jsonl'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (JSON.parse(line).type !== 'progress') continue;
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
      return (Number(fields[11]) + Number(fields[12])) / 100;
    }
  } finally {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  throw new Error('bench: the run must reach its first step, got an end');
}
