import type { TorchGenerator } from '@weir/core';
import type { DataSet } from '@weir/data';
import { chain } from '@weir/nn';
import { layerKinds } from '@weir/nn/define';
import type { AnyLayer, Layer } from '@weir/nn';
import { checkFit } from '../check/checkFit.ts';
import type { Configuration, KindConfiguration } from '../configuration.ts';
import { ConfigurationError } from '../errors/configurationError.ts';
import { initializerOf } from './initializerOf.ts';
import { kindOf } from './kindOf.ts';
import { optionsOf } from './optionsOf.ts';
import { refusal } from '../errors/problem.ts';
import type { Path } from '../errors/problem.ts';

type Shape = readonly number[];

/**
 * The network that a configuration describes, for the data it is to be trained on: input widths are inferred from
 * layer to layer, and parameters drawn in the order of the layers, each weight before its bias.
 *
 * @throws ConfigurationError naming the layer that does not fit, or the batch, loss or last width that does not fit
 * the data.
 */
export function buildNetwork(configuration: Configuration, data: DataSet, rng: TorchGenerator): Layer {
  const { inputShape, inputKind } = data.train;
  const vocabulary = inputKind === 'indices' ? (data.vocabulary?.size ?? data.classes) : undefined;
  const { seed } = configuration;

  const listed = (
    configurations: readonly KindConfiguration[],
    start: Shape,
    path: Path,
    indices: boolean,
  ) => {
    let input = start;
    let areIndices = indices;
    return configurations.map((layer, index) => {
      const at = [...path, index];
      const wasAsked = { vocabulary: false };
      const context = {
        input,
        get vocabulary() {
          wasAsked.vocabulary = true;
          return areIndices ? vocabulary : undefined;
        },
        rng,
        seed,
        initializer: (init: unknown) =>
          init === undefined ? undefined : initializerOf(init as KindConfiguration), // parseConfiguration checked it
        layers: (inner: readonly unknown[], innerInput: Shape) =>
          listed(
            inner as readonly KindConfiguration[],
            innerInput,
            [...at, ...keyOf(layer, inner)],
            areIndices,
          ), // likewise
      };
      const built = within(at, () => {
        const made = kindOf(`model[${index}]`, layerKinds(), layer).build(optionsOf(layer), context);
        if (areIndices && !wasAsked.vocabulary && made.children.length === 0) {
          throw new TypeError(
            `${layer.type}: input must be values, got indices; put an embedding ahead of it`,
          );
        }
        input = made.outputShape(input);
        return made;
      });
      areIndices = false;
      return built;
    });
  };
  const layers: readonly AnyLayer[] = listed(
    configuration.model,
    inputShape,
    ['model'],
    inputKind === 'indices',
  );
  const network = chain(layers);
  checkFit(configuration, data, network.outputShape(inputShape));
  return network;
}

/**
 * The option that holds the inner layers, or the one that holds the list of lists that they are one of, for errors;
 * none if the layer passed on others than it was given.
 */
function keyOf(layer: KindConfiguration, inner: readonly unknown[]): Path {
  for (const [key, value] of Object.entries(layer)) {
    if (value === inner) return [key];
    if (Array.isArray(value) && value.includes(inner)) return [key, value.indexOf(inner)];
  }
  return [];
}

/** Runs `build` so that what it throws says where in the configuration it was thrown, the innermost place. */
function within<T>(path: Path, build: () => T): T {
  try {
    return build();
  } catch (error) {
    throw error instanceof ConfigurationError ? error : new ConfigurationError([refusal(path, error)]);
  }
}
