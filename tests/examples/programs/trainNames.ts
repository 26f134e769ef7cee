// Trains a small network on the embedded names and says how far each weight moves in a step, every 100 steps.
import '@weir/backend-simd';
import { setBackend } from '@tensorflow/tfjs-core';
import { every, torchGenerator } from '@weir/core';
import { names as namesOf } from '@weir/data';
import { givenNames } from '@weir/data/given-names';
import { updateRatio } from '@weir/diagnostics';
import { backward, batchNorm, crossEntropy, descend, embedding, flatten, linear } from '@weir/nn';
import { minibatches, sequential, sgd, tanh } from '@weir/nn';
import { take } from 'rxjs';

await setBackend('simd');
const rng = torchGenerator(2147483647);
const names = namesOf(givenNames);
const net = sequential(
  embedding(names.classes, 10, { rng }),
  flatten(),
  linear(30, 50, { rng, bias: false }),
  batchNorm(50),
  tanh(),
  linear(50, names.classes, { rng, gain: 0.1 }),
);
minibatches(names.train, { size: 32, rng })
  .pipe(net, crossEntropy(), backward(), descend(sgd(), 0.1), take(301), every(100), updateRatio())
  .subscribe(({ step, ratios }) =>
    console.log(step, ratios.map(({ name, log10 }) => `${name} ${log10.toFixed(2)}`).join(', ')),
  );
