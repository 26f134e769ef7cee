/**
 * Takes a training step on simd apart: `profileStep.ts NET`, which answers one line with a `Profile`. Three runs: one as
 * it is, one with every kernel of the registry timed, one with every WebAssembly function timed.
 */
import { PerformanceObserver } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import {
  backend as currentBackend,
  getKernelsForBackend,
  registerKernel,
  setBackend,
  unregisterKernel,
} from '@tensorflow/tfjs-core';
import { tap } from 'rxjs';
import { experimentFor } from './experimentFor.ts';
import type { Net } from './experimentFor.ts';
import { loadBackend } from './loadBackend.ts';
import { median } from './median.ts';
import type { Profile } from './profile.ts';
import { stepsOf } from './steps.ts';
import { Stopwatches } from './stopwatches.ts';

const net = (process.argv[2] ?? 'deep') as Net; // measure.ts names one of them
const turnSteps = net === 'cnn' ? 10 : 200;
const turns = net === 'cnn' ? 15 : 20;
const warmUp = net === 'cnn' ? 60 : 4000;

await loadBackend('simd');
await setBackend('simd');
createInterface({ input: process.stdin }).once('line', () => {
  void profile().then((answer) => console.log(JSON.stringify(answer)));
});

async function profile(): Promise<Profile> {
  const plain = await asItIs();
  const kernels = new Stopwatches();
  timeKernels(kernels);
  await timed(kernels);
  const wasm = new Stopwatches();
  timeWasm(wasm);
  await timed(wasm);
  return { ...plain, kernels: kernels.shares, kernelTotal: kernels.total, wasm: wasm.total };
}

/** Processor time of a step, and the collector's share of it by the clock. */
async function asItIs(): Promise<{ step: number; garbage: number }> {
  const steps = stepsOf(await experimentFor(net));
  await steps.run(warmUp);
  const pauses: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) pauses.push(duration);
  });
  observer.observe({ entryTypes: ['gc'] });
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const before = process.cpuUsage();
    await steps.run(turnSteps);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / turnSteps);
  }
  await new Promise((resolve) => setImmediate(resolve)); // the observer is told between tasks
  observer.disconnect();
  steps.close();
  // The median pause stands for all: one that other work on the machine interrupted would count as ours.
  return { step: median(times), garbage: (median(pauses) * pauses.length * 1000) / (turns * turnSteps) || 0 };
}

async function timed(watches: Stopwatches): Promise<void> {
  const steps = stepsOf(
    await experimentFor(net),
    tap(() => watches.endStep()),
  );
  await steps.run(warmUp);
  watches.clear();
  for (let turn = 0; turn < turns; turn++) await steps.run(turnSteps);
  steps.close();
}

function timeKernels(watches: Stopwatches): void {
  for (const config of getKernelsForBackend('simd')) {
    const { kernelName, kernelFunc } = config;
    unregisterKernel(kernelName, 'simd');
    registerKernel({ ...config, kernelFunc: watches.timed(kernelName, kernelFunc) });
  }
}

function timeWasm(watches: Stopwatches): void {
  const { wasm } = currentBackend() as unknown as { wasm: Record<string, (...args: never[]) => unknown> }; // simd, set above
  for (const [name, run] of Object.entries(wasm))
    if (typeof run === 'function') wasm[name] = watches.timed(name, run);
}
