import { activationKinds } from '@weir/core';
import type { LayerSnapshot } from '@weir/core';

/** Which layers a diagnostic looks at. */
export interface LayerSelection {
  /**
   * Kinds of layers, composites' inner layers included. Default: the activations (`activationKinds`), as in
   * the lecture; in a network without any, `linear` and `conv2d`.
   */
  readonly kinds?: readonly string[];
  /** Layers by name (`4.tanh`) or by index among the network's own; takes the place of `kinds`. Default: none. */
  readonly layers?: readonly (string | number)[];
}

/** The same for arktype, to be spread into a diagnostic's schema. */
export const layerSelectionSchema = {
  'kinds?': 'string[] >= 1',
  'layers?': '(string | number.integer >= 0)[] >= 1',
} as const;

const activationSet: ReadonlySet<string> = new Set(activationKinds);
const affineKinds: readonly string[] = ['linear', 'conv2d'];

/**
 * The layers selected, in the order of the forward pass.
 *
 * @throws RangeError if a layer is named that the network does not have.
 */
export function selectLayers(
  operator: string,
  all: readonly LayerSnapshot[],
  { kinds, layers }: LayerSelection,
): readonly LayerSnapshot[] {
  if (layers) return named(operator, all, layers);
  if (kinds) return all.filter(({ kind }) => kinds.includes(kind));
  // By hand: several diagnostics select these at every step.
  const activations: LayerSnapshot[] = [];
  for (const layer of all) if (activationSet.has(layer.kind)) activations.push(layer);
  return activations.length ? activations : all.filter(({ kind }) => affineKinds.includes(kind));
}

function named(
  operator: string,
  all: readonly LayerSnapshot[],
  wanted: readonly (string | number)[],
): readonly LayerSnapshot[] {
  const is = (layer: LayerSnapshot, want: string | number) =>
    typeof want === 'number' ? layer.depth === 0 && layer.index === want : layer.name === want;
  for (const want of wanted) {
    if (!all.some((layer) => is(layer, want))) {
      throw new RangeError(
        `${operator}: layers must name layers of the network, got ${JSON.stringify(want)}; ` +
          `they are ${all.map(({ name }) => name).join(', ')}`,
      );
    }
  }
  return all.filter((layer) => wanted.some((want) => is(layer, want)));
}
