import { childName } from '../evaluation/evaluationContext.ts';
import type { LayerDescription } from '../layers/layerDescription.ts';
import type { TapeEntry } from '../signals/tapeEntry.ts';

/** Where a layer stands in the network. */
export interface Place {
  /** `4.residual.1.batchNorm`. */
  readonly name: string;
  /** Among the layers of its own level. */
  readonly index: number;
  readonly depth: number;
  readonly layer: LayerDescription;
  /** `4.residual.1.batchNorm.gamma`, in the order of the layer's parameters. */
  readonly parameterNames: readonly string[];
}

/** An entry of the tape with its place in the network. */
export interface NamedEntry {
  readonly place: Place;
  readonly entry: TapeEntry;
}

/** Names the entries of a run's tapes; since these are of the same layers at every step, names are made once. */
export class TapeNames {
  private places: readonly Place[] = [];

  /** All entries with their places, composites ahead of their inner layers. */
  of(tape: readonly TapeEntry[]): readonly NamedEntry[] {
    const entries = flattened(tape);
    const { places } = this;
    const known =
      places.length === entries.length && entries.every(({ layer }, at) => layer === places[at]?.layer);
    const named = known ? places : (this.places = placesOf(tape));
    return entries.map((entry, at) => ({ entry, place: named[at] as Place })); // one for each entry
  }

  /** Names of the parameters that the tape's leaves hold, in the order of the forward pass. */
  parametersOf(tape: readonly TapeEntry[]): readonly string[] {
    return this.of(tape).flatMap(({ place, entry }) => (entry.inner.length > 0 ? [] : place.parameterNames));
  }
}

function flattened(tape: readonly TapeEntry[], into: TapeEntry[] = []): readonly TapeEntry[] {
  for (const entry of tape) {
    into.push(entry);
    flattened(entry.inner, into);
  }
  return into;
}

function placesOf(tape: readonly TapeEntry[], parent = '', depth = 0): readonly Place[] {
  return tape.flatMap(({ layer, inner }, index) => {
    const name = childName(parent, index, layer.kind);
    const parameterNames = layer.parameters.map((parameter) => `${name}.${parameter.name}`);
    return [{ name, index, depth, layer, parameterNames }, ...placesOf(inner, name, depth + 1)];
  });
}
