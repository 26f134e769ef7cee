/** The table of scale: see run.mjs, which starts this. Figures are processor time; ratios are medians of turns in turn. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { peaks } from '../kernels/peaks.ts';
import { pythonWithTorch } from '../pythonWithTorch.ts';
import { Contestant } from '../step/contestant.ts';
import { Worker } from '../step/worker.ts';
import type { Taken } from '../step/worker.ts';
import { cases } from './cases.ts';
import type { Case } from './cases.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    json: { type: 'string' },
  },
});
const seconds = Number(values.seconds);
const pace = { warmUp: Math.min(1, seconds), turn: 0.05, turns: Infinity };
const BACKENDS = ['simd', 'simd-fma'];

const python = pythonWithTorch();
const torch = python
  ? new Worker(python, [fileURLToPath(new URL('torch_scale.py', import.meta.url))])
  : undefined;
const machine = await rates();
console.log(
  `this core, GFLOP/s: ${Object.entries(machine)
    .map(([what, rate]) => `${what} ${rate.toFixed(0)}`)
    .join(', ')}`,
);

const rows: Record<string, Readonly<Record<string, number>>> = {};
for (const [place, one] of cases.entries()) {
  if (!new RegExp(values.only).test(one.name)) continue;
  rows[one.name] = await measured(place, one);
  console.log(one.name, JSON.stringify(rows[one.name]));
}
torch?.end();
console.table(rows);
if (values.json) writeFileSync(values.json, `${JSON.stringify({ machine, rows }, null, 2)}\n`);

/** What the machine could do: the peaks of 128-bit SIMD, and what PyTorch's own product reaches. */
async function rates(): Promise<Record<string, number>> {
  const own = await peaks();
  if (!torch) return own;
  const request = { case: { name: 'product', kind: 'matMul' }, steps: 40 };
  await torch.ask<Taken>(request);
  const { cpu } = await torch.ask<Taken>(request);
  return { ...own, 'PyTorch at 256³': (request.steps * 2 * 256 ** 3) / cpu / 1e9 };
}

/** Microseconds of a step on each side, ratios to PyTorch's, and what a layer takes where depth is what varies. */
async function measured(place: number, one: Case): Promise<Readonly<Record<string, number>>> {
  const workers = BACKENDS.map((backend) => Worker.node('../scale/weirScale.ts', String(place), backend));
  const ours = workers.map((worker, at) => new Contestant(BACKENDS[at] ?? '', worker, {}, pace));
  const theirs = torch && new Contestant('PyTorch', torch, { case: one }, pace);
  const all = theirs ? [...ours, theirs] : ours;
  for (const contestant of all) await contestant.warmUp();
  const end = performance.now() + seconds * 1000 * all.length;
  for (let round = 0; round < 5 || performance.now() < end; round++)
    for (const contestant of all) await contestant.turn();
  for (const worker of workers) worker.end();
  for (const { name, failure } of all)
    if (failure !== undefined) console.error(`${one.name}: ${name}: ${failure}`);
  const micros = (contestant: Contestant): number => Number((contestant.median.cpu * 1e6).toPrecision(4));
  const layers = one.kind === 'mlp' ? one.depth : 0;
  return {
    ...Object.fromEntries(all.map((contestant) => [`${contestant.name} µs`, micros(contestant)])),
    ...(theirs &&
      Object.fromEntries(
        ours.map((our) => [`${our.name} / PyTorch`, Number(our.ratioTo(theirs).cpu.toFixed(2))]),
      )),
    ...(layers > 3 &&
      Object.fromEntries(
        all.map((our) => [`${our.name} µs a layer`, Number((micros(our) / layers).toFixed(1))]),
      )),
  };
}
