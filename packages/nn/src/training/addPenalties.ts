import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Penalty } from '../losses/loss.ts';
import type { Parameter } from '../parameters/parameter.ts';
import type { StepScope } from '../signals/stepScope.ts';
import type { TapeEntry } from '../signals/tapeEntry.ts';
import { leaves } from './leaves.ts';

/** Adds the penalties' gradients, `l1 sign(w) + 2 l2 w`, to those that the entries remember. */
export function addPenalties(
  penalties: readonly Penalty[],
  tape: readonly TapeEntry[],
  scope: StepScope,
): void {
  if (penalties.length === 0) return;
  const l1 = penalties.reduce((sum, penalty) => sum + penalty.l1, 0);
  const l2 = penalties.reduce((sum, penalty) => sum + penalty.l2, 0);
  for (const entry of leaves(tape)) {
    entry.parameterGrads = entry.parameterGrads.map((grad, at) => {
      const parameter = entry.layer.parameters[at];
      return parameter && parameter.shape.length >= 2 ? penalised(grad, parameter, { l1, l2 }, scope) : grad;
    });
  }
}

function penalised(
  grad: TensorInfo,
  parameter: Parameter,
  { l1, l2 }: Penalty,
  scope: StepScope,
): TensorInfo {
  const { device } = scope;
  const weights = device.read(parameter.on(device));
  const sum = Float32Array.from(device.read(grad));
  for (let at = 0; at < sum.length; at++) {
    const weight = weights[at] as number; // grad and parameter have one shape
    sum[at] = (sum[at] as number) + l1 * Math.sign(weight) + 2 * l2 * weight;
  }
  return scope.upload(sum, parameter.shape);
}
