import type { DataSet } from '@weir/data';
import { printShape } from '@weir/nn';
import type { Configuration } from './configuration.ts';
import { ConfigurationError } from './configurationError.ts';
import { lossOf } from './lossOf.ts';
import { printPath } from './problem.ts';
import type { Problem } from './problem.ts';

/**
 * Checks that a configuration fits the data: the batch is not larger, the loss compares with what the data has,
 * and the network's output is what the loss takes.
 *
 * @param output Shape of one example as it comes out of the last layer.
 * @throws ConfigurationError with every problem.
 */
export function checkFit(configuration: Configuration, data: DataSet, output: readonly number[]): void {
  const problems = [batchProblem(configuration, data), ...lossProblems(configuration, data, output)];
  const found = problems.filter((problem) => problem !== undefined);
  if (found.length > 0) throw new ConfigurationError(found);
}

function batchProblem({ batchSize }: Configuration, { train }: DataSet): Problem | undefined {
  if (batchSize <= train.size) return undefined;
  return {
    path: ['batchSize'],
    must: `be at most ${train.size}, the number of examples to train on`,
    got: String(batchSize),
    remedy: 'lower it, or give more data',
  };
}

function lossProblems(
  configuration: Configuration,
  data: DataSet,
  output: readonly number[],
): readonly Problem[] {
  const { loss } = configuration;
  const { targetKind, targetShape } = data.train;
  const classes = lossOf(loss).classes(output);
  const got = `${loss.type}, which compares with ${classes === undefined ? 'values' : 'class labels'}`;
  if (targetKind === 'classes' && classes === undefined) {
    return [
      { path: ['loss'], must: "take class labels, the data's targets", got, remedy: 'use crossEntropy' },
    ];
  }
  if (targetKind === 'values' && classes !== undefined) {
    return [{ path: ['loss'], must: "take values, the data's targets", got, remedy: 'use mse' }];
  }
  const wanted = targetKind === 'classes' ? [data.classes ?? 0] : targetShape;
  if (wanted.length === output.length && wanted.every((size, axis) => size === output[axis])) return [];
  const must = `end in outputs of shape ${printShape(wanted)}, ${targetKind === 'classes' ? 'one for each class of the data' : "as the data's targets are"}`;
  return [
    { path: ['model'], must, got: printShape(output), remedy: remedyFor(configuration, wanted, output) },
  ];
}

function remedyFor({ model }: Configuration, wanted: readonly number[], output: readonly number[]): string {
  const [width] = wanted;
  if (output.length !== wanted.length || width === undefined) return 'put a flatten ahead of the last linear';
  const last = model.findLastIndex((layer) => 'out' in layer);
  return last < 0
    ? `end in {"type": "linear", "out": ${width}}`
    : `set ${printPath(['model', last, 'out'])} to ${width}`;
}
