import type { Clipping, LayerSnapshot, ParameterSnapshot, Snapshot } from '@weir/core';
import type { Parameter } from '../parameters/parameter.ts';
import type { Gradients } from '../training/backward.ts';
import type { NamedEntry, TapeNames } from '../training/tapeNames.ts';
import { LayerReadings } from './layerReadings.ts';
import type { MomentumKnobs } from './layerReadings.ts';
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
  readonly clipping: Clipping | undefined;
  // Out of reach of `freeze`, so that a frozen snapshot can remember what it has looked up.
  readonly #gradients: Gradients;
  readonly #names: TapeNames;
  readonly #optimizer: { isFrozen(parameter: Parameter): boolean } | undefined;
  readonly #knobs: MomentumKnobs | undefined;
  #named: readonly NamedEntry[] | undefined;
  #layers: readonly LayerSnapshot[] | undefined;
  #parameters: readonly ParameterSnapshot[] | undefined;

  constructor(
    gradients: Gradients,
    readonly learningRate: number,
    names: TapeNames,
    optimizer?: { isFrozen(parameter: Parameter): boolean },
    knobs?: MomentumKnobs,
  ) {
    this.step = gradients.scope.step;
    this.loss = gradients.loss.value;
    this.clipping = gradients.clipping;
    this.#gradients = gradients;
    this.#names = names;
    this.#optimizer = optimizer;
    this.#knobs = knobs;
    Object.freeze(this);
  }

  get layers(): readonly LayerSnapshot[] {
    return (this.#layers ??= Object.freeze(this.#readLayers()));
  }

  get parameters(): readonly ParameterSnapshot[] {
    return (this.#parameters ??= Object.freeze(this.#readParameters()));
  }

  #entries(): readonly NamedEntry[] {
    return (this.#named ??= this.#names.of(this.#gradients.tape));
  }

  #readLayers(): LayerSnapshot[] {
    const { scope } = this.#gradients;
    let before: LayerReadings | undefined;
    return this.#entries().map((entry) => (before = new LayerReadings(entry, scope, before, this.#knobs)));
  }

  /** With plain loops, as some ask for all parameters at every step. */
  #readParameters(): ParameterSnapshot[] {
    const { scope } = this.#gradients;
    const readings: ParameterSnapshot[] = [];
    for (const { place, entry } of this.#entries()) {
      if (entry.inner.length > 0) continue; // its parameters are its inner layers'
      const { parameters } = entry.layer;
      for (let at = 0; at < parameters.length; at++) {
        const parameter = parameters[at];
        const grad = entry.parameterGrads[at];
        const path = place.parameterNames[at];
        if (!parameter || !grad || path === undefined)
          throw new TypeError(`${place.name}: backward must return a gradient for each parameter, got none`);
        const frozen = this.#optimizer?.isFrozen(parameter) ?? false;
        readings.push(new ParameterReadings(path, place.name, parameter, grad, scope, frozen));
      }
    }
    return readings;
  }
}
