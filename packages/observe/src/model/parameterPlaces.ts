import type { LeafLayer } from './leafLayers.ts';

/** Where a variable belongs in a model. */
export interface ParameterPlace {
  /** `dense_Dense1.kernel`. */
  readonly name: string;
  /** `dense_Dense1`. */
  readonly layer: string;
  /** Inputs that each output sums over; absent for what is no weight. */
  readonly fanIn?: number;
}

/** The places of a model's variables, by the variables' names. */
export function parameterPlaces(leaves: readonly LeafLayer[]): ReadonlyMap<string, ParameterPlace> {
  const places = new Map<string, ParameterPlace>();
  for (const { name: layer, layer: owner } of leaves) {
    const weights = owner.trainableWeights.map((weight) => ({ weight, short: lastOf(weight.originalName) }));
    for (const { weight, short } of weights) {
      const variable = weight.read();
      if (!('name' in variable)) continue;
      // A bidirectional layer has two kernels: their whole names tell them apart.
      const isAlone = weights.filter((other) => other.short === short).length === 1;
      const own = isAlone ? short : weight.originalName.replaceAll('/', '.');
      const { shape } = variable;
      const sums = short.endsWith('kernel') && shape.length >= 2;
      const fanIn = shape.slice(0, -1).reduce((product, side) => product * side, 1);
      places.set(String(variable.name), { name: `${layer}.${own}`, layer, ...(sums && { fanIn }) });
    }
  }
  return places;
}

const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
