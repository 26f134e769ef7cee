// A diagnostic of one's own: the share of each layer's outputs that are above zero.
import '@weir/backend-simd';
import { setBackend } from '@tensorflow/tfjs-core';
import { every, torchGenerator } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { xor } from '@weir/data';
import { adam, backward, crossEntropy, descend, linear, minibatches, relu, sequential } from '@weir/nn';
import { map, take } from 'rxjs';

const positiveShare = map(({ step, layers }: Snapshot) => ({
  step,
  shares: layers.map(({ name, output }) => `${name} ${output.share(0)}`),
}));

await setBackend('simd');
const rng = torchGenerator(1);
const net = sequential(linear(2, 8, { rng }), relu(), linear(8, 2, { rng }));
minibatches(xor('classes').train, { size: 4, rng })
  .pipe(net, crossEntropy(), backward(), descend(adam(), 0.05), take(201), every(50), positiveShare)
  .subscribe(({ step, shares }) => console.log(step, shares.join(', ')));
