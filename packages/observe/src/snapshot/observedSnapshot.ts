import type { Tensor } from '@tensorflow/tfjs-core';
import type { LayerSnapshot, Objective, ParameterSnapshot, Reading, Snapshot } from '@weir/core';
import type { ParameterPlace } from '../model/parameterPlaces.ts';
import type { ObservedStep, SeenOutput } from '../steps/observedStep.ts';
import type { SeenVariable } from '../steps/observeSteps.ts';
import { batchMomentsOf } from './batchMomentsOf.ts';
import { TensorReading } from './tensorReading.ts';

/** The snapshot of a step that was observed; its readings are fetched when they are first asked for. */
export function observedSnapshot(
  step: ObservedStep,
  variables: readonly SeenVariable[],
  learningRate: number,
  placeOf: (variable: string) => ParameterPlace,
  objective?: Objective,
): Snapshot {
  return Object.freeze({
    step: step.step,
    loss: step.loss,
    learningRate,
    ...(objective && { objective }),
    layers: Object.freeze(step.outputs.map((seen, index) => layerOf(seen, index, step))),
    parameters: Object.freeze(variables.map((seen) => parameterOf(seen, placeOf(seen.variable.name), step))),
  });
}

function layerOf(seen: SeenOutput, index: number, step: ObservedStep): LayerSnapshot {
  const { name, kind, alpha, input, output, grad, norm } = seen;
  return Object.freeze({
    name,
    index,
    kind,
    depth: 0,
    ...(alpha !== undefined && { alpha }),
    ...(input && { input: readingOf(`${name}.input`, input, step) }),
    output: readingOf(`${name}.output`, output, step),
    ...(grad && { grad: readingOf(`${name}.grad`, grad, step) }),
    ...(norm && input && { batchMoments: batchMomentsOf(name, input, norm, step) }),
  });
}

function parameterOf(
  { variable, before, grad }: SeenVariable,
  { name, layer, fanIn }: ParameterPlace,
  step: ObservedStep,
): ParameterSnapshot {
  const { shape, size } = variable;
  const data = new TensorReading(`${name}.data`, shape, () => step.read(`${name}.data`, variable));
  const update = (): ArrayLike<number> => {
    const old = step.read(`${name}.update`, before);
    return Float32Array.from(step.read(`${name}.update`, variable), (now, at) => now - (old[at] ?? NaN));
  };
  return Object.freeze({
    name,
    layer,
    shape,
    ...(fanIn !== undefined && { fanIn }),
    data,
    grad: grad
      ? readingOf(`${name}.grad`, grad, step)
      : new TensorReading(`${name}.grad`, shape, () => new Float32Array(size)),
    update: new TensorReading(`${name}.update`, shape, update),
  });
}

const readingOf = (name: string, tensor: Tensor, step: ObservedStep): Reading =>
  new TensorReading(name, tensor.shape, () => step.read(name, tensor));
