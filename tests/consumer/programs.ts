/** Programs that people elsewhere would write, each with what it should print. */

/** A plain tfjs program that trains a model as before, but for two lines. */
export const plainFit = `
import * as tf from '@tensorflow/tfjs';
import { useSimd } from '@weir/backend-simd';

const backend = await useSimd();
const model = tf.sequential({
  layers: [
    tf.layers.dense({ inputShape: [2], units: 16, activation: 'tanh' }),
    tf.layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});
model.compile({ optimizer: tf.train.adam(0.05), loss: 'binaryCrossentropy' });
const x = tf.tensor2d([[0, 0], [0, 1], [1, 0], [1, 1]]);
const y = tf.tensor2d([[0], [1], [1], [0]]);
const { history } = await model.fit(x, y, { epochs: 150, batchSize: 4, verbose: 0 });
const losses = history['loss'] ?? [];
console.log(JSON.stringify({ backend, current: tf.getBackend(), first: losses[0], last: losses.at(-1) }));
`;

/** A run composed of single packages, with a diagnostic of its own, in strict TypeScript. */
export const pipeline = `
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
  embedding(27, 10, { rng }), flatten(),
  linear(30, 50, { rng, bias: false }), batchNorm(50), tanh(),
  linear(50, 27, { rng, gain: 0.1 }));
const snapshots$ = minibatches(names.train, { size: 32, rng }).pipe(
  net, crossEntropy(), backward(), descend(sgd(), 0.1), take(300), share());
const losses$ = snapshots$.pipe(map(({ loss }: Snapshot): number => loss), toArray());
const ratios$ = snapshots$.pipe(every(100), updateRatio(), toArray());
const [losses, ratios] = await lastValueFrom(zip(losses$, ratios$));
console.log(JSON.stringify({ losses: losses.length, first: losses[0], last: losses.at(-1), measured: ratios.length }));
`;

/** A configuration brought to life without the command. */
export const experiment = `
import '@weir/backend-simd';
import { setBackend } from '@tensorflow/tfjs-core';
import { experimentOf, loadData, parseConfiguration, report, runExperiment } from '@weir/experiments';
import { presets } from '@weir/experiments/presets';
import { charts } from '@weir/charts';
import { lastValueFrom } from 'rxjs';

await setBackend('simd');
const preset = presets().find(({ name }) => name === 'deep-batchnorm');
if (!preset) throw new Error('no preset');
const configuration = parseConfiguration({ ...preset.configuration, steps: 20 });
const run$ = runExperiment(experimentOf(configuration, await loadData(configuration)), { evaluate: false });
const { backend, timing, parameterCount } = await lastValueFrom(run$.pipe(report(10)));
console.log(JSON.stringify({ backend, steps: timing.steps, parameterCount, charts: charts.length > 5 }));
`;
