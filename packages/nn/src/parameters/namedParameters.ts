import { childName } from '../evaluation/evaluationContext.ts';
import type { LayerDescription } from '../layers/layerDescription.ts';
import type { Parameter } from './parameter.ts';

/** All parameters of a network by the names that its snapshots give them: `4.residual.1.batchNorm.gamma`. */
export function namedParameters(network: LayerDescription): ReadonlyMap<string, Parameter> {
  const named = new Map<string, Parameter>();
  const visit = (layer: LayerDescription, name: string) => {
    layer.children.forEach((child, index) => visit(child, childName(name, index, child.kind)));
    // A composite's parameters are its inner layers'.
    if (layer.children.length > 0) return;
    for (const parameter of layer.parameters) named.set(`${name}.${parameter.name}`, parameter);
  };
  visit(network, network.kind === 'sequential' ? '' : childName('', 0, network.kind));
  return named;
}
