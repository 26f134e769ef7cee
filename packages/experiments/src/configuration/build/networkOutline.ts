import { torchGenerator } from '@weir/core';
import type { DataSet } from '@weir/data';
import { checkFit } from '../check/checkFit.ts';
import type { Configuration } from '../configuration.ts';
import type { Path } from '../errors/problem.ts';
import { builtNetwork } from './buildNetwork.ts';
import type { MemoryOptions } from './buildNetwork.ts';
import { defaultMemory } from './defaultMemory.ts';
import { hollow } from './hollow.ts';
import { MemoryReckoning } from './memoryReckoning.ts';

/** A layer that a network would have. */
export interface OutlinedLayer {
  /** Where it stands: `['model', 3]`, or within another layer. */
  readonly path: Path;
  readonly kind: string;
  /** Of one example. */
  readonly input: readonly number[];
  readonly output: readonly number[];
  /** Its trained values, those of layers within it included. */
  readonly parameters: number;
}

/** What a network would be. */
export interface NetworkOutline {
  /** Each layer, those within others ahead of the others. */
  readonly layers: readonly OutlinedLayer[];
  /** Trained values in all. */
  readonly parameters: number;
}

/**
 * What the network of a configuration would be on its data: shapes and parameter counts, without a value being drawn.
 *
 * @throws ConfigurationError as `buildNetwork` does where something does not fit.
 */
export function networkOutline(
  configuration: Configuration,
  data: DataSet,
  { memory = defaultMemory }: MemoryOptions = {},
): NetworkOutline {
  const reckoning = new MemoryReckoning(configuration, data, memory);
  const layers: OutlinedLayer[] = [];
  const count = (parameters: readonly { readonly size: number }[]) =>
    parameters.reduce((sum, { size }) => sum + size, 0);
  const network = builtNetwork(configuration, data, {
    rng: torchGenerator(0),
    initializer: () => hollow,
    made(layer, input, output, path) {
      reckoning.add(layer, input, output, path);
      layers.push({ path, kind: layer.kind, input, output, parameters: count(layer.parameters) });
    },
  });
  reckoning.finish();
  checkFit(configuration, data, network.outputShape(data.train.inputShape));
  return { layers, parameters: count(network.parameters) };
}
