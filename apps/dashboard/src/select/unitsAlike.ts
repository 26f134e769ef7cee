import { activationKinds, normKinds } from '@weir/core';
import type { Chosen } from './choice.ts';

/** Kinds of layers whose units are, one for one, those of the layer ahead of them. */
const passing: ReadonlySet<string> = new Set([...activationKinds, ...normKinds, 'dropout']);

/**
 * The layers whose units are those of a layer, one for one, itself among them: unit 12 of a linear goes through its batchNorm and
 * its tanh as their unit 12.
 *
 * @param layers The network's, in its order.
 */
export function unitsAlike(layer: string, layers: Iterable<string>): readonly string[] {
  const parent = parentOf(layer);
  let alike: string[] = [];
  let found = false;
  for (const other of layers) {
    if (parentOf(other) !== parent) continue;
    if (!passing.has(kindOf(other))) {
      if (found) break;
      alike = [];
    }
    alike.push(other);
    found ||= other === layer;
  }
  return found ? alike : [layer];
}

/** The unit of a layer that is chosen, there or in a layer whose units are the same; undefined where none is. */
export function chosenUnit(
  chosen: Chosen | undefined,
  layer: string,
  layers: Iterable<string>,
): number | undefined {
  if (chosen?.unit === undefined) return undefined;
  return unitsAlike(chosen.layer, layers).includes(layer) ? chosen.unit : undefined;
}

/** Of the composite that it is within, `3.residual.` of `3.residual.0.linear`; empty of a layer of the network itself. */
const parentOf = (layer: string): string => layer.split('.').slice(0, -2).join('.');

const kindOf = (layer: string): string => layer.split('.').at(-1) ?? '';
