import type { LayerSnapshot, ParameterSnapshot, Snapshot } from '@weir/core';
import type { Gradients } from '../training/backward.ts';
import type { NamedEntry, TapeNames } from '../training/tapeNames.ts';
import { LayerReadings } from './layerReadings.ts';
import { ParameterReadings } from './parameterReadings.ts';

/**
 * The snapshot of a step on the device. Layers and parameters are looked up when they are first asked for.
 *
 * A class, since getters of an object literal would give each step's object a hidden class of its own, which
 * keeps all that the getters close over alive until the next full garbage collection.
 */
export class StepSnapshot implements Snapshot {
  readonly step: number;
  readonly loss: number;
  // Out of reach of `freeze`, so that a frozen snapshot can remember what it has looked up.
  readonly #gradients: Gradients;
  readonly #names: TapeNames;
  #named: readonly NamedEntry[] | undefined;
  #layers: readonly LayerSnapshot[] | undefined;
  #parameters: readonly ParameterSnapshot[] | undefined;

  constructor(
    gradients: Gradients,
    readonly learningRate: number,
    names: TapeNames,
  ) {
    this.step = gradients.scope.step;
    this.loss = gradients.loss.value;
    this.#gradients = gradients;
    this.#names = names;
    Object.freeze(this);
  }

  get layers(): readonly LayerSnapshot[] {
    const { scope } = this.#gradients;
    return (this.#layers ??= Object.freeze(this.#entries().map((entry) => new LayerReadings(entry, scope))));
  }

  get parameters(): readonly ParameterSnapshot[] {
    return (this.#parameters ??= Object.freeze(
      this.#entries().flatMap((entry) => this.#parametersOf(entry)),
    ));
  }

  #entries(): readonly NamedEntry[] {
    return (this.#named ??= this.#names.of(this.#gradients.tape));
  }

  #parametersOf({ place, entry }: NamedEntry): readonly ParameterSnapshot[] {
    const { scope } = this.#gradients;
    return entry.inner.length > 0
      ? []
      : entry.layer.parameters.map((parameter, at) => {
          const path = place.parameterNames[at] ?? parameter.name;
          const grad = entry.parameterGrads[at];
          if (!grad)
            throw new TypeError(`${path}: backward must return a gradient for each parameter, got none`);
          return new ParameterReadings(path, place.name, parameter, grad, scope);
        });
  }
}
