/**
 * Every op that tfjs's `wasm` backend has, on `simd` and on `wasm`, in turn and over and over: the median time of each, and the
 * median of their ratios, worst first. A ratio above 1 is an op that is slower on `simd`. Of several passes over all ops the
 * one of the median ratio counts, so that what else the machine does for a while counts once. Run it by run.mjs.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import '@weir/backend-simd';
import { opCases } from './cases.ts';
import type { OpCase } from './cases.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    turns: { type: 'string', default: '15' },
    passes: { type: 'string', default: '1' },
    json: { type: 'string' },
    top: { type: 'string', default: '60' },
  },
});

/** Milliseconds that one turn should take. */
const TURN = 0.7;
const BACKENDS = ['simd', 'wasm'] as const;

interface Row {
  readonly op: string;
  readonly simd: number;
  readonly wasm: number;
  readonly ratio: number;
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

/** Milliseconds of one call, over `calls` of them. */
function time(run: OpCase extends { prepare(): infer Run } ? Run : never, calls: number): number {
  const started = performance.now();
  for (let call = 0; call < calls; call++) tf.tidy(() => void run());
  return (performance.now() - started) / calls;
}

async function compare({ name, prepare }: OpCase): Promise<Row> {
  const subjects = [];
  for (const backend of BACKENDS) {
    await tf.setBackend(backend);
    const run = prepare();
    const started = performance.now();
    for (let i = 0; i < 200 && performance.now() - started < 30; i++) time(run, 1);
    const calls = Math.max(1, Math.min(2000, Math.round(TURN / time(run, 3))));
    subjects.push({ backend, run, calls, times: [] as number[] });
  }
  for (let turn = 0; turn < Number(values.turns); turn++) {
    for (const { backend, run, calls, times } of subjects) {
      await tf.setBackend(backend);
      times.push(time(run, calls));
    }
  }
  const [simd, wasm] = subjects.map(({ times }) => times);
  if (!simd || !wasm) throw new Error('ops: both backends must be measured, got fewer');
  const ratios = simd.map((own, turn) => own / (wasm[turn] ?? NaN));
  return { op: name, simd: median(simd), wasm: median(wasm), ratio: median(ratios) };
}

tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
for (const backend of BACKENDS) await tf.setBackend(backend);
const missing = tf
  .getKernelsForBackend('wasm')
  .map(({ kernelName }) => kernelName)
  .filter((kernel) => !opCases.some(({ kernels }) => kernels.includes(kernel)));
if (missing.length > 0) console.log(`no case for: ${missing.join(', ')}`);

const wanted = values.only.toLowerCase().split(',');
const chosen = opCases.filter(({ name }) => wanted.some((word) => name.toLowerCase().includes(word)));
const measured = new Map<string, Row[]>();
for (let pass = 0; pass < Number(values.passes); pass++) {
  for (const one of chosen) {
    tf.engine().startScope();
    try {
      measured.set(one.name, [...(measured.get(one.name) ?? []), await compare(one)]);
    } catch (error) {
      console.log(`${one.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
    tf.engine().endScope();
  }
}
const rows = [...measured.values()].flatMap((passes) => {
  const middle = median(passes.map(({ ratio }) => ratio));
  return passes.filter(({ ratio }) => ratio === middle).slice(0, 1);
});
rows.sort((a, b) => b.ratio - a.ratio);
const micro = (milliseconds: number): string => (milliseconds * 1000).toFixed(1).padStart(9);
console.log(`${'op'.padEnd(48)}   simd µs   wasm µs   simd : wasm`);
for (const { op, simd, wasm, ratio } of rows.slice(0, Number(values.top)))
  console.log(`${op.padEnd(48)} ${micro(simd)} ${micro(wasm)} ${ratio.toFixed(2).padStart(9)}`);
const slower = rows.filter(({ ratio }) => ratio > 1.1);
console.log(`${slower.length} of ${rows.length} ops are slower on simd by more than a tenth`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
