import type { Shape } from '../shapes/shape.ts';
import { printShape, sizeOf } from '../shapes/shape.ts';
import type { Minibatch } from '../signals/minibatch.ts';
import { lossOfBestConstant } from './bestConstant.ts';
import { lossFunction } from './lossFunction.ts';
import type { LossDescription, LossFunction, Targets } from './lossFunction.ts';

/** A loss that compares each output with its target by itself. */
export interface ElementwiseLoss extends LossDescription {
  /** `f(output, target)`. */
  value(output: number, target: number): number;
  /** `∂f/∂output`. */
  slope(output: number, target: number): number;
  /** Whether it is at least 0 by theory, so that what lies below by no more than float32 rounds is 0. Default false. */
  readonly isDivergence?: boolean;
  /** Whether class labels 0 and 1 are targets too. */
  readonly takesLabels?: boolean;
  /** What the sum is divided by: the number of all values (default), or of the minibatch's examples. */
  readonly mean?: 'values' | 'examples';
  /** Number of classes that outputs of this shape stand for. Default: none, for losses on values. */
  classes?(output: Shape): number | undefined;
}

/** The mean of `f(output, target)` over all values of the minibatch (or its examples), summed in float64; its gradient `f′ / n`. */
export function elementwiseLoss(definition: ElementwiseLoss): LossFunction {
  const { kind, value, slope, classes, range, mean: over = 'values', isDivergence = false } = definition;
  return lossFunction({
    ...definition,
    baseline: definition.baseline ?? ((targets, outputs) => baselineOf(definition, targets, outputs)),
    ...(classes && { classes }),
    evaluate(output, minibatch, scope, gradient) {
      mustBeComparable(definition, output.shape, minibatch);
      const outputs = scope.device.read(output);
      const targets = scope.device.read(minibatch.targets);
      if (minibatch.targetKind === 'classes') mustBeTwoClasses(kind, targets);
      else if (range) mustBeWithin(kind, range, targets);
      mustBeWithoutFault(definition, minibatch.size, targets);
      const { length } = outputs;
      const count = over === 'examples' ? minibatch.size : length;
      const slopes = new Float32Array(gradient ? length : 0);
      let total = 0;
      for (let at = 0; at < length; at++) {
        // There are as many targets as outputs.
        total += value(outputs[at] as number, targets[at] as number);
        if (gradient) slopes[at] = slope(outputs[at] as number, targets[at] as number) / count;
      }
      const isRounding = isDivergence && total < 0 && total > -rounding * count;
      const mean = scope.upload(Float32Array.of(isRounding ? 0 : total / count), []);
      return gradient ? [mean, scope.upload(slopes, output.shape)] : [mean];
    },
  });
}

/** What logarithms of probabilities above 1e-15, in float32, are off by. */
const rounding = 2e-6;

function mustBeComparable(
  { kind, takesLabels = false }: ElementwiseLoss,
  outputShape: Shape,
  { targets, targetKind }: Minibatch,
): void {
  if (targetKind === 'classes' && !takesLabels) {
    throw new TypeError(
      `${kind}: targets must be values, got class labels; use crossEntropy, or data whose targets are values`,
    );
  }
  if (sizeOf(targets.shape) !== sizeOf(outputShape)) {
    throw new RangeError(
      `${kind}: output must have the targets' shape ${printShape(targets.shape)}, got ${printShape(outputShape)}; ` +
        'give the last layer as many units as an example has targets',
    );
  }
}

/** The mean over the outputs of what the best constant has of each. */
function baselineOf(
  { value, slope, range, takesLabels = false, mean: over }: ElementwiseLoss,
  { size, targets, targetKind }: Targets,
  outputs: number,
): number | undefined {
  if (over === 'examples') return undefined; // such a loss says itself what it is: an example's outputs depend on each other: the best constant is no sum of theirs
  if (targets.length !== size * outputs || (targetKind === 'classes' && !takesLabels)) return undefined;
  let total = 0;
  for (let output = 0; output < outputs; output++) {
    const column = Float64Array.from({ length: size }, (_, row) => targets[row * outputs + output] ?? NaN);
    // Of logits the best one may be any number: beyond ±40 float32 tells no probability from 0 or 1.
    const bounds = range ? ([-40, 40] as const) : boundsOf(column);
    total += lossOfBestConstant({ value, slope }, column, bounds);
  }
  return total / outputs;
}

function boundsOf(values: Float64Array): readonly [number, number] {
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}

/** @throws RangeError naming the first target that the loss cannot have. */
function mustBeWithin(
  kind: string,
  [low, high]: readonly [number, number],
  targets: ArrayLike<number>,
): void {
  for (let at = 0; at < targets.length; at++) {
    const target = targets[at] ?? NaN;
    if (target >= low && target <= high) continue;
    throw new RangeError(
      `${kind}: targets must be at least ${low} and at most ${high}, got ${target}; ` +
        'scale them into it, use mse for other values, or crossEntropy for class labels',
    );
  }
}

/** @throws RangeError naming the first example whose targets the loss cannot have. */
function mustBeWithoutFault(
  definition: Pick<ElementwiseLoss, 'kind' | 'targetFault'>,
  size: number,
  targets: Float32Array | Int32Array | Uint8Array,
): void {
  if (!definition.targetFault) return;
  const width = targets.length / size;
  for (let row = 0; row < size; row++) {
    const fault = definition.targetFault(targets.subarray(row * width, (row + 1) * width));
    if (!fault) continue;
    const { must, got, remedy } = fault;
    throw new RangeError(
      `${definition.kind}: targets must ${must}, got ${got} in row ${row} of the minibatch; ${remedy}`,
    );
  }
}

function mustBeTwoClasses(kind: string, labels: ArrayLike<number>): void {
  for (let at = 0; at < labels.length; at++) {
    if (labels[at] !== 0 && labels[at] !== 1) {
      throw new RangeError(
        `${kind}: labels must be 0 or 1, got ${labels[at]}; use crossEntropy for more classes`,
      );
    }
  }
}
