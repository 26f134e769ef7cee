import type { ColumnSpread, Task } from '@weir/diagnostics';
import { sizeOf } from '@weir/nn/define';
import type { Experiment } from './experiment.ts';

/** What an experiment is to learn, and of what, for health rules; columns of a table go by their names. */
export function taskOf(experiment: Experiment): Task {
  const { data, network, loss, optimizer, steps, evaluateEvery, earlyStopping, schedule } = experiment;
  const { train, columns, unrounded } = data;
  // In float32 1.7e9 ± 10 is one number, and a column of it would seem never to vary.
  const exactly = (values: ArrayLike<number>, exact: Float64Array | undefined): ArrayLike<number> =>
    exact?.subarray(0, values.length) ?? values;
  const inputs = exactly(train.inputs, unrounded?.inputs);
  const outputs = sizeOf(network.outputShape(train.inputShape));
  const width = sizeOf(train.inputShape);
  const targets = exactly(train.targets, unrounded?.targets);
  // A class that became a vector is one column of the table; its values, or those of other data, are looked at as one.
  const targetNames =
    columns?.targets.length === sizeOf(train.targetShape)
      ? columns.targets
      : [columns?.targets[0] ?? 'targets'];
  const isTable = columns !== undefined && columns.features.length === width;
  return {
    loss: loss.kind,
    applies: loss.applies,
    takes: loss.takes,
    steps,
    examples: train.size,
    baseline: loss.baseline?.(train, outputs),
    floor: loss.targetEntropy?.(train, outputs),
    momentum: optimizer.momentum,
    weightDecay: optimizer.weightDecay,
    normalisesSteps: optimizer.normalisesSteps,
    stopsEarly: earlyStopping !== undefined,
    evaluateEvery,
    // The first evaluation is always an improvement.
    waits: [
      ...(earlyStopping ? [{ option: 'earlyStopping', evaluations: 1 + earlyStopping.patience }] : []),
      ...(schedule.feedback ? [{ option: 'learningRate', evaluations: 1 + schedule.feedback.waits }] : []),
    ],
    inputs:
      train.inputs instanceof Int32Array
        ? undefined
        : isTable
          ? columns.features.map((name, column) => spreadOf(name, inputs, width, column))
          : [spreadOf('inputs', inputs, 1, 0)],
    targets:
      train.targetKind === 'values'
        ? targetNames.map((name, column) => spreadOf(name, targets, targetNames.length, column))
        : undefined,
  };
}

/** Every so manieth value is looked at, so that a large split costs no more than this. */
const mostValues = 2 ** 20;

/** Spread of every `width`-th value from `column` on: one column of a table, or all values where the width is 1. In float64. */
function spreadOf(name: string, values: ArrayLike<number>, width: number, column: number): ColumnSpread {
  const stride = width * Math.max(1, Math.ceil(values.length / width / mostValues));
  let [count, mean, squares, min, max] = [0, 0, 0, Infinity, -Infinity];
  for (let at = column; at < values.length; at += stride) {
    const value = values[at] ?? NaN;
    const distance = value - mean;
    count += 1;
    mean += distance / count;
    squares += distance * (value - mean);
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return { name, mean, std: Math.sqrt(squares / count), min, max };
}
