import { torchGenerator } from '@weir/core';
import * as nn from '@weir/nn';
import type { Examples } from '@weir/nn';
import { last, take, tap } from 'rxjs';
import { idleBackend } from './idleBackend.ts';

/**
 * Microseconds a training step of the lecture's deep network takes outside kernels: signals, tape, scope, snapshot,
 * optimiser and RxJS, on a backend that computes nothing. Prints one JSON object: medians over rounds.
 *
 * Run: npx tsx --conditions=weir-source tests/bench/overhead/overhead.ts
 */
const [rounds, steps, batch] = [15, 4000, 32];

function examples(): Examples<readonly [3]> {
  const size = 100_000;
  return {
    inputs: torchGenerator(1).randint(0, 27, size * 3),
    inputShape: [3],
    targets: torchGenerator(2).randint(0, 27, size),
    targetShape: [],
    targetKind: 'classes',
    size,
  };
}

function deep() {
  const rng = torchGenerator(3);
  const block = (fanIn: number) => [
    nn.linear(fanIn, 100, { rng, bias: false }),
    nn.batchNorm(100, { unbiased: true }),
    nn.tanh(),
  ];
  return nn.chain([
    nn.embedding(27, 10, { rng }),
    nn.flatten(),
    ...[30, 100, 100, 100, 100].flatMap(block),
    nn.linear(100, 27, { rng, bias: false }),
    nn.batchNorm(27, { unbiased: true }),
  ]);
}

/** Microseconds of processor time a step, which, unlike time on the clock, other processes do not lengthen much. */
function round(
  watch: (snapshot: { layers: readonly unknown[]; parameters: readonly unknown[] }) => void,
): number {
  const [data, net, rng] = [examples(), deep(), torchGenerator(4)];
  const run$ = nn
    .minibatches(data, { size: batch, rng, timeSlice: Infinity })
    .pipe(net, nn.crossEntropy(), nn.backward(), nn.descend(nn.sgd(), 0.1), take(steps), tap(watch), last());
  const start = process.cpuUsage();
  run$.subscribe();
  return process.cpuUsage(start).user / steps;
}

const median = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

await idleBackend();
const [plain, looked]: [number[], number[]] = [[], []];
for (let at = 0; at < rounds; at++) {
  plain.push(round(() => {}));
  looked.push(round(({ layers, parameters }) => void [layers.length, parameters.length]));
}
console.log(
  JSON.stringify({
    layers: deep().children.length,
    steps,
    microsecondsPerStep: Number(median(plain).toFixed(2)),
    withSnapshotLookedInto: Number(median(looked).toFixed(2)),
  }),
);
