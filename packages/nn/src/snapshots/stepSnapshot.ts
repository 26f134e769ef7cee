import type { ParameterSnapshot, Snapshot } from '@weir/core';
import type { Gradients } from '../training/backward.ts';
import { namedEntries } from '../training/namedEntries.ts';
import type { NamedEntry } from '../training/namedEntries.ts';
import type { StepScope } from '../signals/stepScope.ts';
import { DeviceReading } from './deviceReading.ts';
import { LayerReadings } from './layerReadings.ts';

/** The snapshot of a step on the device. Layers and parameters are looked up when they are first asked for. */
export function stepSnapshot({ loss, tape, scope }: Gradients, learningRate: number): Snapshot {
  const named = once(() => namedEntries(tape));
  const layers = once(() => Object.freeze(named().map((entry) => new LayerReadings(entry, scope))));
  const parameters = once(() =>
    Object.freeze(
      named().flatMap((entry) => (entry.entry.inner.length > 0 ? [] : parameterSnapshots(entry, scope))),
    ),
  );
  return Object.freeze({
    step: scope.step,
    loss: loss.value,
    learningRate,
    get layers() {
      return layers();
    },
    get parameters() {
      return parameters();
    },
  });
}

function parameterSnapshots({ name, entry }: NamedEntry, scope: StepScope): ParameterSnapshot[] {
  return entry.layer.parameters.map((parameter, at) => {
    const path = `${name}.${parameter.name}`;
    const { device } = scope;
    const grad = entry.parameterGrads[at];
    if (!grad) throw new TypeError(`${path}: backward must return a gradient for each parameter, got none`);
    return Object.freeze({
      name: path,
      layer: name,
      shape: parameter.shape,
      ...(parameter.fanIn !== undefined && { fanIn: parameter.fanIn }),
      data: new DeviceReading(`${path}.data`, scope, parameter.on(device)),
      grad: new DeviceReading(`${path}.grad`, scope, grad),
      update: new DeviceReading(`${path}.update`, scope, parameter.on(device), parameter.before(device)),
    });
  });
}

function once<T>(compute: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= compute());
}
