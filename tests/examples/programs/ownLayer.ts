// A layer of one's own: any tfjs function, whose gradient tfjs takes.
import '@tensorflow/tfjs';
import '@weir/backend-simd';
import { mul, setBackend, sigmoid } from '@tensorflow/tfjs-core';
import { every, torchGenerator } from '@weir/core';
import { xor } from '@weir/data';
import { adam, backward, crossEntropy, descend, layer, linear, minibatches, sequential } from '@weir/nn';
import { take } from 'rxjs';

await setBackend('simd');
const rng = torchGenerator(3);
const swish = layer((x) => mul(x, sigmoid(x)), { kind: 'silu' });
const net = sequential(linear(2, 16, { rng }), swish, linear(16, 2, { rng }));
minibatches(xor('classes').train, { size: 4, rng })
  .pipe(net, crossEntropy(), backward(), descend(adam(), 0.05), take(201), every(100))
  .subscribe(({ step, loss }) => console.log(`step ${step}: loss ${loss.toFixed(4)}`));
