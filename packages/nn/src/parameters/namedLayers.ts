import { childName } from '../evaluation/evaluationContext.ts';
import type { LayerDescription } from '../layers/layerDescription.ts';

/** All layers of a network, composites' inner ones too, by the names that its snapshots give them: `4.residual.1.batchNorm`. */
export function namedLayers(network: LayerDescription): ReadonlyMap<string, LayerDescription> {
  const named = new Map<string, LayerDescription>();
  const visit = (layer: LayerDescription, name: string) => {
    if (name !== '') named.set(name, layer);
    layer.children.forEach((child, index) => visit(child, childName(name, index, child.kind)));
  };
  visit(network, network.kind === 'sequential' ? '' : childName('', 0, network.kind));
  return named;
}
