import type { DataSet } from '@weir/data';
import { printShape, sizeOf } from '@weir/nn/define';
import type { Configuration } from '../configuration.ts';
import { validationAsker } from './checkEvaluation.ts';
import { ConfigurationError } from '../errors/configurationError.ts';
import { lossOf } from '../build/lossOf.ts';
import { checkTargets } from './checkTargets.ts';
import { lossTargets } from '../build/lossTargets.ts';
import { printPath } from '../errors/problem.ts';
import type { Problem } from '../errors/problem.ts';

type Shape = readonly number[];

/**
 * Checks that a configuration fits the data: the batch is not larger, the loss compares with what the data has,
 * the network's output is what the loss takes, and what goes by the validation loss has examples to validate on.
 *
 * @param output Shape of one example as it comes out of the last layer.
 * @throws ConfigurationError with every problem; what `checkTargets` throws of a target that the loss cannot have.
 */
export function checkFit(configuration: Configuration, data: DataSet, output: Shape): void {
  const problems = [
    batchProblem(configuration, data),
    validationProblem(configuration, data),
    targetProblem(configuration, data, output),
  ];
  const found = problems.filter((problem) => problem !== undefined);
  if (found.length > 0) throw new ConfigurationError(found);
  checkTargets(lossOf(configuration.loss), data, sizeOf(output));
}

function batchProblem({ batchSize, accumulate = 1 }: Configuration, { train }: DataSet): Problem | undefined {
  if (batchSize <= train.size && batchSize * accumulate > train.size) {
    const most = Math.floor(train.size / batchSize);
    return {
      path: ['accumulate'],
      must: `be at most ${most}, as a step takes no more than the ${train.size} examples to train on`,
      got: `${accumulate} with a batchSize of ${batchSize}`,
      remedy: most === 1 ? 'leave it out, or lower batchSize' : `write ${most}, or lower batchSize`,
    };
  }
  if (batchSize <= train.size) return undefined;
  return {
    path: ['batchSize'],
    must: `be at most ${train.size}, the number of examples to train on`,
    got: String(batchSize),
    remedy: 'lower it, or give more data',
  };
}

function validationProblem(configuration: Configuration, { validation }: DataSet): Problem | undefined {
  const asker = validationAsker(configuration);
  if (validation.size > 0 || !asker) return undefined;
  const must = `be given data with examples to validate on, as it goes by the validation loss`;
  return { path: asker, must, got: 'none', remedy: 'give more data, or remove it' };
}

function targetProblem(configuration: Configuration, data: DataSet, output: Shape): Problem | undefined {
  const { type } = configuration.loss;
  const takes = lossTargets(lossOf(configuration.loss));
  const { targetKind, targetShape } = data.train;
  const { classes = 0 } = data;
  const path = ['loss'];
  if (targetKind === 'values') {
    if (takes !== 'classes')
      return outputProblem(configuration, targetShape, output, "as the data's targets are");
    const got = `${type}, which compares with class labels`;
    const several = data.columns !== undefined && data.columns.targets.length > 1;
    const isOneHot = 'oneHot' in configuration.data && configuration.data['oneHot'] === true;
    const remedy = isOneHot
      ? `set data.oneHot to false: ${type} takes labels as they are`
      : several
        ? 'use klDivergence for distributions, binaryCrossEntropy for labels of 0 and 1, mse for other values'
        : 'use mse';
    return { path, must: "compare with values, the data's targets", got, remedy };
  }
  if (takes === 'classes') {
    return outputProblem(configuration, [classes], output, 'one for each class of the data');
  }
  if (takes === 'either' && classes === 2) {
    return outputProblem(configuration, [1], output, `as ${type} tells two classes apart`);
  }
  const got = `${type}, which compares with ${takes === 'values' ? 'values' : 'two classes'}`;
  return {
    path,
    must: `compare with labels of ${classes} classes, the data's targets`,
    got,
    remedy: takes === 'values' ? 'use crossEntropy, or set data.oneHot to true' : 'use crossEntropy',
  };
}

function outputProblem(
  configuration: Configuration,
  wanted: Shape,
  output: Shape,
  why: string,
): Problem | undefined {
  if (wanted.length === output.length && wanted.every((size, axis) => size === output[axis]))
    return undefined;
  return {
    path: ['model'],
    must: `end in outputs of shape ${printShape(wanted)}, ${why}`,
    got: printShape(output),
    remedy: remedyFor(configuration, wanted, output),
  };
}

function remedyFor({ model }: Configuration, wanted: Shape, output: Shape): string {
  const [width] = wanted;
  if (output.length !== wanted.length || width === undefined) return 'put a flatten ahead of the last linear';
  const last = model.findLastIndex((layer) => 'out' in layer);
  return last < 0
    ? `end in {"type": "linear", "out": ${width}}`
    : `set ${printPath(['model', last, 'out'])} to ${width}`;
}
