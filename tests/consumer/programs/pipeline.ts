// A run composed of single packages, with a diagnostic of its own, in strict TypeScript.
import '@weir/backend-simd';
import { setBackend } from '@tensorflow/tfjs-core';
import { every, torchGenerator } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { names as namesOf } from '@weir/data';
import { givenNames } from '@weir/data/given-names';
import { updateRatio } from '@weir/diagnostics';
import { backward, batchNorm, crossEntropy, descend, embedding, flatten, linear } from '@weir/nn';
import { minibatches, sequential, sgd, tanh } from '@weir/nn';
import { lastValueFrom, map, share, take, toArray, zip } from 'rxjs';

await setBackend('simd');
const rng = torchGenerator(1);
const names = namesOf(givenNames);
const net = sequential(
  embedding(27, 10, { rng }),
  flatten(),
  linear(30, 50, { rng, bias: false }),
  batchNorm(50),
  tanh(),
  linear(50, 27, { rng, gain: 0.1 }),
);
const snapshots$ = minibatches(names.train, { size: 32, rng }).pipe(
  net,
  crossEntropy(),
  backward(),
  descend(sgd(), 0.1),
  take(300),
  share(),
);
const losses$ = snapshots$.pipe(
  map(({ loss }: Snapshot): number => loss),
  toArray(),
);
const ratios$ = snapshots$.pipe(every(100), updateRatio(), toArray());
const [losses, ratios] = await lastValueFrom(zip(losses$, ratios$));
console.log(
  JSON.stringify({ losses: losses.length, first: losses[0], last: losses.at(-1), measured: ratios.length }),
);
