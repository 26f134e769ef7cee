/**
 * Times a whole run of `mlp-batchnorm`, default diagnostics and evaluation included, against the same training and
 * evaluation in PyTorch: `node tests/bench/run/run.mjs [--steps 200000] [--rounds 1] [--json FILE]`.
 *
 * A run of 200,000 steps takes a minute or so in Weir and several in PyTorch; `--steps 5000 --rounds 3` gives a first
 * idea. Both use the embedded names of the same sizes, so that no data file is needed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from '../build.mjs';

const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
});
await build();

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'weir-bench-'));
const report = join(folder, 'report.json');
const python = ['/usr/bin/python3', 'python3'].find(
  (name) => spawnSync(name, ['-c', 'import torch'], { stdio: 'ignore' }).status === 0,
);
const rounds = [];
try {
  for (let round = 0; round < Number(values.rounds); round++) rounds.push({ weir: weir(), torch: torch() });
} finally {
  rmSync(folder, { recursive: true });
}

/** The command as users start it; its whole time counts, start and evaluation included. */
function weir() {
  const command = ['run', 'mlp-batchnorm', '--steps', values.steps, '--report', report];
  const started = performance.now();
  must(process.execPath, [here('../../../apps/cli/bin/weir.js'), ...command]);
  const seconds = (performance.now() - started) / 1000;
  const { timing, losses } = JSON.parse(readFileSync(report, 'utf8'));
  return { seconds, training: timing.seconds, lastLoss: losses.at(-1)[1] };
}

function torch() {
  if (python === undefined) return undefined;
  const started = performance.now();
  const { stdout } = must(python, [here('torch_run.py'), values.steps]);
  return { seconds: (performance.now() - started) / 1000, ...JSON.parse(stdout) };
}

function must(command, args) {
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (result.status !== 0) throw new Error(`bench: ${command} must succeed, got\n${result.stderr}`);
  return result;
}

const round = (seconds) => Number(seconds.toFixed(2));
console.table(
  rounds.map(({ weir: ours, torch: theirs }) => ({
    'weir, s': round(ours.seconds),
    'training alone': round(ours.training),
    ...(theirs && {
      'PyTorch, s': round(theirs.seconds),
      'PyTorch training alone': round(theirs.training),
      ratio: round(ours.seconds / theirs.seconds),
      aim: 'below 0.5',
    }),
  })),
);
if (python === undefined)
  console.log('PyTorch is not installed (python3 -c "import torch"): Weir is timed alone.');
if (values.json)
  writeFileSync(values.json, `${JSON.stringify({ steps: Number(values.steps), rounds }, null, 2)}\n`);
