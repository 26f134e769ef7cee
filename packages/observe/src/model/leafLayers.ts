import type { ObservableLayer, ObservableModel } from '../targets.ts';

/** A layer that has no layers of its own, and the path to it. */
export interface LeafLayer {
  /** `dense_Dense1`; in a nested model `encoder/dense_Dense1`. */
  readonly name: string;
  readonly layer: ObservableLayer;
}

/** The leaves of a model, through nested ones, each once however often it is shared. Inputs are no layers. */
export function leafLayers({ layers }: ObservableModel): readonly LeafLayer[] {
  const seen = new Set<ObservableLayer>();
  const visit = (layer: ObservableLayer, path: string): readonly LeafLayer[] => {
    if (seen.has(layer) || layer.getClassName() === 'InputLayer') return [];
    seen.add(layer);
    const name = `${path}${layer.name}`;
    return isNested(layer) ? layer.layers.flatMap((inner) => visit(inner, `${name}/`)) : [{ name, layer }];
  };
  return layers.flatMap((layer) => visit(layer, ''));
}

const isNested = (layer: ObservableLayer): layer is ObservableLayer & ObservableModel =>
  'layers' in layer && Array.isArray(layer.layers);
