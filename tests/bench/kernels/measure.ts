/**
 * How fast the kernels of the simd backend are: matMul against what one core can multiply and add, and each kernel at the
 * shapes of a step of the deep network. All are measured in turn, over and over; `best` is the time that one measurement in
 * twenty beats, for machines that do other things meanwhile. Run it by run.mjs.
 */
import { writeFileSync } from 'node:fs';
import { backend as currentBackend, getKernel, setBackend } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import '@weir/backend-simd';
import type { SimdBackend } from '@weir/backend-simd';
import { peaks } from './peaks.ts';

interface Job {
  readonly name: string;
  /** Calls within one measurement: about 100 µs' worth. */
  calls: number;
  /** Floating-point operations of one call. */
  readonly operations: number;
  /** How often a deep step makes this call. */
  readonly perStep: number;
  run(): void;
  readonly seconds: number[];
}

const option = (name: string, otherwise: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise);
};

const BACKEND = option('backend', 'simd');
if (BACKEND === 'simd-fma') await import('@weir/backend-simd/fma');
await setBackend(BACKEND);
const backend = currentBackend() as unknown as SimdBackend; // just set
const jobs: Job[] = [];

function job(name: string, { operations = 0, perStep = 0 }, run: () => void): void {
  jobs.push({ name, calls: 1, operations, perStep, run, seconds: [] });
}

const tensor = (...shape: number[]): TensorInfo => scaled(1.7, ...shape);

function scaled(by: number, ...shape: number[]): TensorInfo {
  const size = shape.reduce((product, length) => product * length, 1);
  const values = Float32Array.from({ length: size }, (_, i) => Math.sin(i * 12.9898) * by);
  return { dataId: backend.write(values, shape, 'float32'), shape, dtype: 'float32' };
}

function ints(below: number, ...shape: number[]): TensorInfo {
  const size = shape.reduce((product, length) => product * length, 1);
  const values = Int32Array.from({ length: size }, (_, i) => (i * 7919) % below);
  return { dataId: backend.write(values, shape, 'int32'), shape, dtype: 'int32' };
}

/** A kernel as the training loop calls it: straight from the registry, its outputs freed afterwards. */
function kernelJob(
  label: string,
  perStep: number,
  name: string,
  inputs: object,
  attrs: object,
  operations = 0,
): void {
  const kernel = getKernel(name, BACKEND);
  if (!kernel) throw new Error(`no kernel ${name}`);
  const given = { inputs: inputs as never, attrs: attrs as never, backend };
  const kept = new Set(Object.values(attrs).flat(2));
  job(`${name} ${label}`, { perStep, operations }, () => {
    const outputs = kernel.kernelFunc(given);
    for (const output of Array.isArray(outputs) ? outputs : [outputs]) {
      if (!kept.has(output)) backend.disposeData(output.dataId);
    }
  });
}

function addMatMuls(): void {
  for (const [m, n, k, transposeA, transposeB] of [
    [256, 256, 256, false, false],
    [256, 256, 256, true, false],
    [256, 256, 256, false, true],
    [512, 512, 512, false, false],
    [64, 64, 64, false, false],
  ] as const) {
    const inputs = {
      a: transposeA ? tensor(k, m) : tensor(m, k),
      b: transposeB ? tensor(n, k) : tensor(k, n),
    };
    const flags = `${transposeA ? ' aᵀ' : ''}${transposeB ? ' bᵀ' : ''}`;
    kernelJob(
      `${m}×${k}·${k}×${n}${flags}`,
      0,
      'BatchMatMul',
      inputs,
      { transposeA, transposeB },
      2 * m * n * k,
    );
  }
}

/** The deep network: embedding 27 × 10, six linear layers each with BatchNorm, five of them with tanh. */
function addDeepStep(): void {
  const size = 32;
  const optimised: TensorInfo[] = [tensor(27, 10)];
  kernelJob('27×10, 32×3', 1, 'WeirEmbedding', { table: tensor(27, 10), indices: ints(27, size, 3) }, {});
  kernelJob(
    '27×10',
    1,
    'WeirEmbeddingGrad',
    { dy: tensor(size, 3, 10), indices: ints(27, size, 3) },
    { vocabulary: 27 },
  );
  for (const [I, O, count] of [
    [30, 100, 1],
    [100, 100, 4],
    [100, 27, 1],
  ] as const) {
    const [x, weight, y] = [tensor(size, I), tensor(I, O), tensor(size, O)];
    const [gamma, beta, mean, variance] = [tensor(O), tensor(O), tensor(O), tensor(O)];
    const operations = 2 * size * I * O;
    kernelJob(`32×${I}·${I}×${O}`, count, 'WeirAffine', { x, weight }, {}, operations);
    const gradients = { bias: false, input: true };
    kernelJob(`32×${I}·${I}×${O}`, count, 'WeirAffineGrad', { dy: y, x, weight }, gradients, 2 * operations);
    const attrs = { eps: 1e-5, unbiased: true };
    kernelJob(`32×${O}`, count, 'WeirBatchNorm', { x: y, gamma, beta }, attrs);
    kernelJob(`32×${O}`, count, 'WeirBatchNormGrad', { dy: y, x: y, mean, variance, gamma }, attrs);
    for (let i = 0; i < count; i++) optimised.push(weight, gamma, beta);
  }
  const h = tensor(size, 100);
  kernelJob('tanh 32×100', 5, 'WeirActivation', { x: h }, { activation: 'tanh' });
  kernelJob('tanh 32×100', 5, 'WeirActivationGrad', { dy: h, x: h, y: h }, { activation: 'tanh' });
  const losses = { logits: tensor(size, 27), labels: ints(27, size) };
  kernelJob('32×27', 1, 'WeirSoftmaxCrossEntropy', losses, { labelSmoothing: 0, gradient: true });
  const into = optimised.map(({ shape }) => tensor(...shape));
  const sgd = {
    momentum: 0,
    dampening: 0,
    nesterov: false,
    weightDecay: 0,
    learningRate: 1e-9,
    step: 1,
    state: [],
  };
  const lists = { parameters: optimised, gradients: optimised.map(({ shape }) => tensor(...shape)), into };
  kernelJob('47,024 parameters', 1, 'WeirSgd', {}, { ...sgd, ...lists });
}

/** What a call costs before any arithmetic. */
function addOverhead(): void {
  const x = tensor(1, 1);
  kernelJob('1 value (overhead)', 0, 'WeirActivation', { x }, { activation: 'relu' });
  kernelJob('1×1·1×1 (overhead)', 0, 'WeirAffineGrad', { dy: x, x, weight: x }, { bias: true, input: true });
}

function addDiagnostics(): void {
  const x = tensor(100, 100);
  // Other values: a difference of equal tensors is 0 throughout, which takes another way.
  const minus = scaled(0.9, 100, 100);
  kernelJob('10,000', 0, 'WeirStatistics', { x }, {});
  kernelJob('10,000, of a difference', 0, 'WeirStatistics', { x, minus }, {});
  kernelJob('10,000, 50 bins', 0, 'WeirHistogram', { x }, { bins: 50, low: -2, high: 2 });
  kernelJob('10,000', 0, 'WeirShareAbove', { x }, { threshold: 0.97, absolute: true });
  kernelJob('100×100', 0, 'WeirUnitShareAbove', { x }, { threshold: 0.97, absolute: true });
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? NaN;

addMatMuls();
addDeepStep();
addOverhead();
addDiagnostics();

for (const one of jobs) {
  for (let i = 0; i < 300; i++) one.run(); // until the engine has optimised it
  const started = performance.now();
  for (let i = 0; i < 20; i++) one.run();
  one.calls = Math.max(1, Math.round((20 * 0.1) / (performance.now() - started)));
}
const end = performance.now() + Number(option('seconds', '10')) * 1000;
while (performance.now() < end) {
  for (const { run, calls, seconds } of jobs) {
    run();
    const started = performance.now();
    for (let i = 0; i < calls; i++) run();
    seconds.push((performance.now() - started) / calls / 1000);
  }
}

const rates = await peaks();
const peakRate = rates[BACKEND === 'simd-fma' ? 'peak of fused' : 'peak of mul and add'];
const rows = jobs.map(({ name, operations, perStep, seconds }) => {
  const time = quantile(seconds, 0.05);
  const rate = operations / time / 1e9;
  return {
    name,
    best: Number((time * 1e6).toFixed(2)),
    median: Number((quantile(seconds, 0.5) * 1e6).toFixed(2)),
    ...(operations > 0 && { gflops: Number(rate.toFixed(1)), ofPeak: Number((rate / peakRate).toFixed(2)) }),
    ...(perStep > 0 && { perStep, ofStep: Number((time * perStep * 1e6).toFixed(1)) }),
  };
});
const step = rows.reduce((sum, { ofStep = 0 }) => sum + ofStep, 0);
console.table(Object.fromEntries(rows.map(({ name, ...row }) => [name, row])));
console.log(`kernels of a deep step: ${step.toFixed(0)} µs`);
const file = option('json', '');
if (file)
  writeFileSync(
    file,
    `${JSON.stringify({ peakGflops: peakRate, rows, deepStepMicroseconds: step }, null, 2)}\n`,
  );
