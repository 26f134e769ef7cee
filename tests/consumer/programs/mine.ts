// A diagnostic, a layer and a rule of a stranger's own, which config.json names by this file.
// In Node it is this that lets tfjs know its functions' gradients.
import '@tensorflow/tfjs';
import { mul, sigmoid } from '@tensorflow/tfjs-core';
import type { Snapshot } from '@weir/core';
import { findings } from '@weir/diagnostics';
import { layer } from '@weir/nn';
import { map } from 'rxjs';

/** The share of each layer's outputs that are above 0. */
export const positiveShare = () =>
  map(({ step, layers }: Snapshot) => ({
    step,
    shares: Object.fromEntries(layers.map(({ name, output }) => [name, output.share(0)])),
  }));

/** x · sigmoid(x), its gradient taken by tfjs. */
export const swish = () => layer((x) => mul(x, sigmoid(x)), { kind: 'silu' });

/** Says so while the loss is above a tenth. */
export const lossAbove = () =>
  findings<Snapshot>('lossAbove', () => ({ loss: value }) => {
    if (value <= 0.1) return [];
    const meaning = `The loss is ${value}.`;
    const facts = { subject: 'run', severity: 'warning', threshold: 0.1, formula: 'loss' } as const;
    return [{ ...facts, value, meaning, remedy: 'Train longer.' }];
  });
