/** A layer of a network, by the name that it has there, with the layers that it is made of. */
export interface NetworkLayer {
  readonly name: string;
  /** Chains of layers side by side: one of a `residual`, or two where its shortcut has layers, and those of a `parallel`. */
  readonly branches: readonly NetworkChain[];
}

/** Layers one after the other. */
export type NetworkChain = readonly NetworkLayer[];

/** The network that a configuration describes, named as a run names its layers; empty where it describes none. */
export function networkOf(config: unknown): NetworkChain {
  if (typeof config !== 'object' || config === null || !('model' in config)) return [];
  return Array.isArray(config.model) ? chainOf(config.model, '') : [];
}

/** All its layers' names, each composite's ahead of those within it. */
export const namesOf = (chain: NetworkChain): readonly string[] =>
  chain.flatMap(({ name, branches }) => [name, ...branches.flatMap(namesOf)]);

function chainOf(layers: readonly unknown[], within: string, first = 0): NetworkChain {
  return layers.flatMap((layer, at) => (isLayer(layer) ? [layerOf(layer, `${within}${first + at}`)] : []));
}

/** Layers within one are numbered through all the options that hold some. */
function layerOf(layer: TypedLayer, place: string): NetworkLayer {
  const name = `${place}.${layer.type}`;
  let next = 0;
  const branches = Object.values(layer).flatMap((option): readonly NetworkChain[] => {
    if (!Array.isArray(option)) return [];
    if (option.some(isLayer)) {
      const chain = chainOf(option, `${name}.`, next);
      next += option.length;
      return [chain];
    }
    return option.filter(Array.isArray).map((branch) => branchOf(branch, `${name}.${next++}`));
  });
  return { name, branches };
}

/** A branch of several layers is a `sequential` of its own. */
function branchOf(branch: readonly unknown[], place: string): NetworkChain {
  const [only, ...others] = branch;
  if (others.length === 0) return isLayer(only) ? [layerOf(only, place)] : [];
  return chainOf(branch, `${place}.sequential.`);
}

interface TypedLayer {
  readonly type: string;
}

const isLayer = (value: unknown): value is TypedLayer =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
