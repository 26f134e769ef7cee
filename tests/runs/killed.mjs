/**
 * Kills a run with `kill -9` at random moments, over and over until it ends, and proves that what it comes to is what an
 * undisturbed run comes to, bit for bit: final parameters, log and report. With processes of their own. A kill comes at a
 * random time, at an evaluation, or while a checkpoint is being written; and with the disk full, where a file system of a
 * few kilobytes can be mounted (Linux, as root).
 *
 *   node tests/runs/killed.mjs [--kills 50] [--full 20] [--seed 1]
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'apps/cli/bin/weir.js');

/** Optimiser with state, dropout, epochs, health rules, BatchNorm, evaluations on the way. */
const configuration = {
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

/** Ways to kill a process: called with it, and with what it prints. */
const kills = {
  /** After so many milliseconds. */
  time: (milliseconds) => (child) => setTimeout(() => child.kill('SIGKILL'), milliseconds),
  /** So many milliseconds after the last progress ahead of the n-th evaluation: it takes longer than the steps up to it. */
  evaluation: (nth, milliseconds) => (child) => {
    let seen = 0;
    let rest = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop();
      for (const line of lines) {
        const [, from, losses] = /^\{"type":"progress","from":(\d+),"losses":\[([^\]]*)/.exec(line) ?? [];
        const done = from === undefined ? NaN : Number(from) + losses.split(',').length;
        const { evaluateEvery } = configuration;
        if (evaluateEvery - (done % evaluateEvery) < 20 && ++seen === nth)
          setTimeout(() => child.kill('SIGKILL'), milliseconds);
      }
    });
  },
  /** As the n-th checkpoint is being written: its temporary file is there. */
  checkpoint: (nth, folder) => (child) => {
    let seen = 0;
    let watching;
    const looking = setInterval(() => {
      const id = idIn('', folder);
      const checkpoints = join(folder, id ?? '', 'checkpoints');
      if (id === undefined || !existsSync(checkpoints)) return;
      clearInterval(looking);
      watching = watch(checkpoints, (change, name) => {
        if (change === 'rename' && /\.tmp$/.test(name ?? '') && ++seen === nth) child.kill('SIGKILL');
      });
    }, 5);
    child.on('close', () => {
      clearInterval(looking);
      watching?.close();
    });
  },
};

/** Runs `weir`, and kills it in one of these ways if it has not ended by then. */
function weir(args, cwd, { kill, onLog } = {}) {
  const child = spawn(process.execPath, [bin, ...args, '--format', 'jsonl'], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stdout.resume();
  child.stderr.setEncoding('utf8').on('data', (text) => ((stderr += text), onLog?.(stderr, child)));
  const timer = kill?.(child);
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

/** The run in a folder, once it has a header. */
function idIn(folder, out) {
  const path = join(folder, out);
  const [id] = existsSync(path) ? readdirSync(path).filter((name) => !name.startsWith('.')) : [];
  return id !== undefined && existsSync(join(path, id, 'header.json')) ? id : undefined;
}

/** What an undisturbed run comes to, and how long it takes. */
async function undisturbed(folder, steps) {
  writeFileSync(join(folder, 'killed.json'), JSON.stringify({ ...configuration, steps }));
  const began = performance.now();
  await weir(run('whole', 'whole.json'), folder);
  const time = performance.now() - began;
  return { time, end: await outcome(join(folder, 'whole'), join(folder, 'whole.json'), steps) };
}

/** Where a run's end is not the undisturbed one's, in words; undefined if it is. */
async function difference(expected, folder, out, report, steps, stderr) {
  try {
    return firstDifference(expected, await outcome(join(folder, out), join(folder, report), steps));
  } catch (error) {
    return `${error.message}\n${stderr}`;
  }
}

/** Kills runs until so many kills have hit, and returns how often each kind did, and which runs came to another end. */
export async function killed({
  kills: wanted = 50,
  seed = 1,
  steps = 3000,
  each = 10,
  tell = console.log,
} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'weir-killed-'));
  const draw = random(seed);
  const hits = { time: 0, evaluation: 0, checkpoint: 0 };
  const hit = () => hits.time + hits.evaluation + hits.checkpoint;
  try {
    const { time, end } = await undisturbed(folder, steps);
    const failures = [];
    let runs = 0;
    while (hit() < wanted) {
      const out = `runs-${++runs}`;
      const report = `report-${runs}.json`;
      mkdirSync(join(folder, out));
      for (let more = 0; ; more++) {
        const isLast = hit() >= wanted || more >= each;
        const kind = ['time', 'evaluation', 'checkpoint'][Math.floor(3 * draw())];
        const kill = {
          time: kills.time(time * (0.3 + 0.6 * draw())),
          evaluation: kills.evaluation(1 + Math.floor(2 * draw()), 60 * draw()),
          checkpoint: kills.checkpoint(1 + Math.floor(6 * draw()), join(folder, out)),
        }[kind];
        const id = idIn(folder, out);
        // Killed ahead of its header there is no run: it begins anew.
        if (id === undefined)
          for (const name of readdirSync(join(folder, out)))
            rmSync(join(folder, out, name), { recursive: true });
        const args = id === undefined ? run(out, report) : ['resume', id, '--runs', out, '--report', report];
        const { signal, stderr } = await weir(args, folder, isLast ? {} : { kill });
        if (signal === 'SIGKILL') {
          hits[kind] += 1;
          continue;
        }
        const where = await difference(end, folder, out, report, steps, stderr);
        if (where !== undefined) failures.push(`run ${runs}: ${where}`);
        tell(`run ${runs}: ${where === undefined ? 'the same' : `differs at ${where}`} (${hit()} kills)`);
        break;
      }
    }
    return { kills: hit(), hits, runs, failures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file system of so many bytes at a place; undefined where none can be made. */
function smallDisk(place, bytes) {
  mkdirSync(place);
  const mount = (...options) => spawnSync('mount', [...options, place]).status === 0;
  if (!mount('-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs')) return undefined;
  return {
    grow: () => mount('-o', 'remount,size=64m'),
    end: () => spawnSync('umount', ['-l', place]),
  };
}

/** Lets runs fill disks of random sizes: some are killed there and resumed where there is room, some wait until there is. */
export async function filled({ cases = 20, seed = 1, steps = 2000, tell = console.log } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'weir-filled-'));
  const draw = random(seed);
  const failures = [];
  let waited = 0;
  let wereKilled = 0;
  try {
    const { end } = await undisturbed(folder, steps);
    const least = 64 * 1024; // its header and its first records
    for (let at = 1; at <= cases; at++) {
      const out = `runs-${at}`;
      const report = `report-${at}.json`;
      const bytes = Math.floor(least + draw() * 900 * 1024);
      const disk = smallDisk(join(folder, out), bytes);
      if (!disk) return { cases: 0, waited, killed: wereKilled, failures };
      try {
        const isKilled = draw() < 0.5;
        let isFull = false;
        const onLog = (stderr, child) => {
          if (isFull || !stderr.includes('no room left')) return;
          isFull = true;
          setTimeout(() => (isKilled ? child.kill('SIGKILL') : disk.grow()), 100 + 600 * draw());
        };
        let { signal, stderr } = await weir(run(out, report), folder, { onLog });
        if (signal === 'SIGKILL') {
          wereKilled += 1;
          disk.grow();
          const id = idIn(folder, out);
          const args =
            id === undefined ? run(out, report) : ['resume', id, '--runs', out, '--report', report];
          ({ stderr } = await weir(args, folder));
        } else if (isFull) waited += 1;
        const where = await difference(end, folder, out, report, steps, stderr);
        if (where !== undefined) failures.push(`disk of ${bytes} bytes: ${where}`);
        tell(
          `disk of ${bytes} bytes, ${isFull ? (isKilled ? 'full, killed' : 'full, waited') : 'enough'}: ${where === undefined ? 'the same' : `differs at ${where}`}`,
        );
      } finally {
        disk.end();
      }
    }
    return { cases, waited, killed: wereKilled, failures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const option = (name, otherwise) => {
    const at = process.argv.indexOf(`--${name}`);
    return at < 0 ? otherwise : Number(process.argv[at + 1]);
  };
  const seed = option('seed', 1);
  const one = await killed({ kills: option('kills', 50), seed });
  console.log(
    `${one.kills} kills (${one.hits.time} at a random time, ${one.hits.evaluation} at an evaluation, ${one.hits.checkpoint} in a checkpoint) over ${one.runs} runs: ${one.runs - one.failures.length} ended as the undisturbed one, bit for bit`,
  );
  const other = await filled({ cases: option('full', 20), seed });
  console.log(
    other.cases === 0
      ? 'no disk could be filled: none can be mounted here'
      : `${other.cases} disks filled: ${other.waited} runs waited for room, ${other.killed} were killed there and resumed; ${other.cases - other.failures.length} ended as the undisturbed one, bit for bit`,
  );
  const failures = [...one.failures, ...other.failures];
  for (const failure of failures) console.log(failure);
  process.exitCode = failures.length === 0 ? 0 : 1;
}
