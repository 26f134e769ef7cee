import type { LayerDescription } from '../layers/layerDescription.ts';
import { namedLayers } from './namedLayers.ts';
import type { Parameter } from './parameter.ts';

/** All parameters of a network by the names that its snapshots give them: `4.residual.1.batchNorm.gamma`. */
export function namedParameters(network: LayerDescription): ReadonlyMap<string, Parameter> {
  const named = new Map<string, Parameter>();
  for (const [name, { children, parameters }] of namedLayers(network)) {
    // A composite's parameters are its inner layers'.
    if (children.length > 0) continue;
    for (const parameter of parameters) named.set(`${name}.${parameter.name}`, parameter);
  }
  return named;
}
