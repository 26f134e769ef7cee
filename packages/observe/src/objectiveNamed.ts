import type { Objective } from '@weir/core';

/**
 * What a loss takes the network's outputs for, by what PyTorch, Keras or tfjs call it: `CrossEntropyLoss` takes logits,
 * `categoricalCrossentropy` probabilities, `MSELoss` values. Undefined of a name that none of them has.
 *
 * @param outputs How many outputs an example has, where that is known: of a softmax, its classes.
 */
export function objectiveNamed(loss: string, outputs?: number): Objective | undefined {
  const known = byName.get(plainly(loss));
  if (!known) return undefined;
  const { of, ...takes } = known;
  const classes = of === 'softmax' ? outputs : of === 'sigmoid' ? 2 : undefined;
  return { loss, ...takes, ...(classes !== undefined && classes > 1 && { classes }) };
}

/** Names that are understood, as their libraries write them. */
export const objectiveNames: readonly string[] = [
  'CrossEntropyLoss',
  'BCEWithLogitsLoss',
  'BCELoss',
  'MSELoss',
  'L1Loss',
  'SmoothL1Loss',
  'HuberLoss',
  'categoricalCrossentropy',
  'sparseCategoricalCrossentropy',
  'binaryCrossentropy',
  'kullbackLeiblerDivergence',
  'meanSquaredError',
  'meanAbsoluteError',
  'softmaxCrossEntropy',
  'sigmoidCrossEntropy',
  'logLoss',
  'absoluteDifference',
  'huberLoss',
];

interface Known {
  readonly takes: Objective['takes'];
  readonly applies?: 'softmax' | 'sigmoid';
  /** Whose classes a network that knows nothing holds equally likely: those of a softmax, or yes and no. */
  readonly of?: 'softmax' | 'sigmoid';
}

/** `cross_entropy`, `CrossEntropyLoss` and `crossEntropy` are one. */
const plainly = (name: string): string =>
  name
    .replace(/[^a-zA-Z0-9]/g, '')
    .toLowerCase()
    .replace(/(?<=.)loss$/, '');

const softmaxLogits: Known = { takes: 'logits', applies: 'softmax', of: 'softmax' };
const sigmoidLogits: Known = { takes: 'logits', applies: 'sigmoid', of: 'sigmoid' };
const classProbabilities: Known = { takes: 'probabilities', of: 'softmax' };
const binaryProbabilities: Known = { takes: 'probabilities', of: 'sigmoid' };
const values: Known = { takes: 'values' };

const byName: ReadonlyMap<string, Known> = new Map([
  ['crossentropy', softmaxLogits],
  ['softmaxcrossentropy', softmaxLogits],
  ['bcewithlogits', sigmoidLogits],
  ['binarycrossentropywithlogits', sigmoidLogits],
  ['sigmoidcrossentropy', sigmoidLogits],
  ['categoricalcrossentropy', classProbabilities],
  ['sparsecategoricalcrossentropy', classProbabilities],
  ['bce', binaryProbabilities],
  ['binarycrossentropy', binaryProbabilities],
  ['log', binaryProbabilities],
  // Its first value depends on the targets' own entropy.
  ['kullbackleiblerdivergence', { takes: 'probabilities' }],
  ['mse', values],
  ['meansquarederror', values],
  ['l1', values],
  ['meanabsoluteerror', values],
  ['absolutedifference', values],
  ['smoothl1', values],
  ['huber', values],
]);
