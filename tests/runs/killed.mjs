/**
 * Kills a run with `kill -9` at random moments, over and over until it ends, and proves that what it comes to is what an
 * undisturbed run comes to, bit for bit: final parameters, log and report. With processes of their own.
 *
 *   node tests/runs/killed.mjs [--kills 50] [--seed 1]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'apps/cli/bin/weir.js');

/** Optimiser with state, dropout, epochs, health rules, BatchNorm, evaluations on the way. */
export const configuration = {
  name: 'killed',
  seed: 11,
  data: { type: 'names', corpus: 'given-names', contextLength: 3 },
  model: [
    { type: 'embedding', dim: 10 },
    { type: 'flatten' },
    { type: 'linear', out: 100, bias: false, init: { type: 'kaimingNormal', gain: 4 } },
    { type: 'batchNorm', momentum: 0.001 },
    { type: 'tanh' },
    { type: 'dropout', rate: 0.1 },
    { type: 'linear', out: 27 },
  ],
  optimizer: { type: 'adam' },
  learningRate: { type: 'multiStep', initial: 0.01, milestones: [700], gamma: 0.1 },
  sampling: 'epoch',
  evaluateEvery: 400,
  diagnostics: [
    { type: 'updateRatio', every: 1 },
    { type: 'activations', every: 20 },
    { type: 'inputShift', every: 5 },
    { type: 'deadUnits', every: 5, over: 3 },
  ],
  logEvery: 100,
};

/** Runs `weir`; kills it after so many milliseconds, if it has not ended by then. */
function weir(args, cwd, { killAfter, environment = {} } = {}) {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, stderr });
    });
  });
}

function random(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
}

const { readLog, readCheckpoint, eventsOf, timeless, firstDifference } = await import(
  pathToFileURL(join(root, 'packages/runs/dist/index.js')).href
);
const { folderStore } = await import(pathToFileURL(join(root, 'packages/runs/dist/node/index.js')).href);

/** What a run has come to. */
async function outcome(folder, report, steps) {
  const [id] = readdirSync(folder);
  const store = folderStore(folder);
  const { records, problems } = await readLog(store, id);
  const { state } = await readCheckpoint(store, id, steps);
  const { timing: _, ...rest } = JSON.parse(readFileSync(report, 'utf8'));
  const { seconds: _seconds, budget: _budget, ...kept } = state;
  return { events: eventsOf(records).map(timeless), problems, state: kept, report: rest };
}

/** Kills runs until so many kills have hit, and returns how often each of them led to the same end. */
export async function killed({ kills = 50, seed = 1, steps = 3000, each = 10, tell = console.log } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'weir-killed-'));
  const draw = random(seed);
  try {
    writeFileSync(join(folder, 'killed.json'), JSON.stringify({ ...configuration, steps }));
    const run = (out, report) => [
      'run',
      'killed.json',
      '--out',
      out,
      '--checkpoint-every',
      '130',
      '--report',
      report,
    ];
    const began = performance.now();
    await weir(run('whole', 'whole.json'), folder);
    const whole = performance.now() - began;
    const expected = await outcome(join(folder, 'whole'), join(folder, 'whole.json'), steps);
    let hit = 0;
    let runs = 0;
    const failures = [];
    while (hit < kills) {
      runs += 1;
      const out = `runs-${runs}`;
      const report = `report-${runs}.json`;
      let result = await weir(run(out, report), folder, { killAfter: whole * (0.3 + 0.7 * draw()) });
      for (let more = 0; result.signal === 'SIGKILL'; more++) {
        hit += 1;
        const ids = readdirSync(join(folder), { withFileTypes: true }).some(({ name }) => name === out)
          ? readdirSync(join(folder, out)).filter((name) => !name.startsWith('.'))
          : [];
        const last = hit >= kills || more >= each;
        const killAfter = last ? undefined : whole * (0.2 + draw());
        const [id] = ids;
        const isThere = id !== undefined && readdirSync(join(folder, out, id)).includes('header.json');
        // Killed ahead of its header there is no run: it begins anew.
        if (!isThere) rmSync(join(folder, out), { recursive: true, force: true });
        const args = isThere ? ['resume', id, '--runs', out, '--report', report] : run(out, report);
        result = await weir(args, folder, killAfter === undefined ? {} : { killAfter });
      }
      const found = await outcome(join(folder, out), join(folder, report), steps).catch((error) => ({
        error,
        stderr: result.stderr,
      }));
      const where = firstDifference(expected, found);
      if (where !== undefined)
        failures.push(`run ${runs}: ${found.error ? `${found.error.message}\n${found.stderr}` : where}`);
      tell(`run ${runs}: ${where === undefined ? 'the same' : `differs at ${where}`} (${hit} kills)`);
    }
    return { kills: hit, runs, failures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const option = (name, otherwise) => {
    const at = process.argv.indexOf(`--${name}`);
    return at < 0 ? otherwise : Number(process.argv[at + 1]);
  };
  const { kills, runs, failures } = await killed({ kills: option('kills', 50), seed: option('seed', 1) });
  console.log(
    `${kills} kills over ${runs} runs: ${runs - failures.length} ended as the undisturbed one, bit for bit`,
  );
  for (const failure of failures) console.log(failure);
  process.exitCode = failures.length === 0 ? 0 : 1;
}
