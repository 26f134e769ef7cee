import { knownLayers } from '../extensions.ts';
import type { TorchGenerator } from '@weir/core';
import type { DataSet } from '@weir/data';
import { chain } from '@weir/nn';
import type { AnyLayer, Initializer, Layer } from '@weir/nn';
import { checkFit } from '../check/checkFit.ts';
import type { Configuration, KindConfiguration } from '../configuration.ts';
import { ConfigurationError } from '../errors/configurationError.ts';
import { defaultMemory } from './defaultMemory.ts';
import { hollow } from './hollow.ts';
import { initializerOf } from './initializerOf.ts';
import { kindOf } from './kindOf.ts';
import { MemoryReckoning } from './memoryReckoning.ts';
import { refusal } from '../errors/problem.ts';
import type { Path } from '../errors/problem.ts';

type Shape = readonly number[];

/** How a network is built: in earnest, or to see what it would be. */
export interface Building {
  /** Has drawn nothing yet; draws every parameter in turn. */
  readonly rng: TorchGenerator;
  /** The initialiser of a parameter; undefined where the layer is to take its default. */
  initializer(init: KindConfiguration | undefined): Initializer | undefined;
  /** Looks at each layer once it is made, those within others first. */
  readonly made?: (layer: AnyLayer, input: Shape, output: Shape, path: Path) => void;
}

/**
 * The network that a configuration describes, for the data it is to be trained on: input widths are inferred from
 * layer to layer, and parameters drawn in the order of the layers, each weight before its bias.
 *
 * Nothing is drawn, and no memory taken, before all shapes fit, and what they take is within the limit.
 *
 * @throws ConfigurationError naming the layer that does not fit, or takes too much memory, or the batch, loss or last
 * width that does not fit the data.
 */
export function buildNetwork(
  configuration: Configuration,
  data: DataSet,
  rng: TorchGenerator,
  { memory = defaultMemory }: MemoryOptions = {},
): Layer {
  const reckoning = new MemoryReckoning(configuration, data, memory);
  const outline = builtNetwork(configuration, data, {
    rng,
    initializer: () => hollow,
    made: reckoning.add.bind(reckoning),
  });
  reckoning.finish();
  checkFit(configuration, data, outline.outputShape(data.train.inputShape));
  return builtNetwork(configuration, data, {
    rng,
    initializer: (init) => (init === undefined ? undefined : initializerOf(init)),
  });
}

/** Bytes that a run may take. */
export interface MemoryOptions {
  /** For parameters, the optimiser's state and what a batch becomes in every layer. Default 2 GB. */
  readonly memory?: number;
}

/** The network as it is built, whatever for; nothing is checked beyond what each layer refuses. */
export function builtNetwork(
  { model, seed }: Configuration,
  { train, vocabulary: characters, classes }: DataSet,
  { rng, initializer, made: look }: Building,
): Layer {
  const { inputShape, inputKind } = train;
  const vocabulary = inputKind === 'indices' ? (characters?.size ?? classes) : undefined;

  const sizes = { classes, vocabulary: characters?.size, targets: train.targets.length / train.size };

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
      const used = { vocabulary: false };
      const context = {
        input,
        get vocabulary() {
          used.vocabulary = true;
          return areIndices ? vocabulary : undefined;
        },
        rng,
        seed,
        initializer: (init: unknown) => initializer(init as KindConfiguration | undefined), // parseConfiguration checked it
        layers: (inner: readonly unknown[], innerInput: Shape) =>
          listed(
            inner as readonly KindConfiguration[],
            innerInput,
            [...at, ...keyOf(layer, inner)],
            areIndices,
          ), // likewise
      };
      const built = within(at, () => {
        const made = kindOf(`model[${index}]`, knownLayers(), layer).build(sized(layer, sizes), context);
        if (areIndices && !used.vocabulary && made.children.length === 0) {
          throw new TypeError(
            `${layer.type}: input must be values, got indices; put an embedding ahead of it`,
          );
        }
        const output = made.outputShape(input);
        look?.(made, input, output, at);
        input = output;
        return made;
      });
      areIndices = false;
      return built;
    });
  };
  return chain(listed(model, inputShape, ['model'], inputKind === 'indices'));
}

/** The options with an `out` of "classes" or "vocabulary" as the number that the data has. */
function sized(
  { type, ...options }: KindConfiguration,
  sizes: Readonly<Record<'classes' | 'vocabulary', number | undefined>> & { readonly targets: number },
): Readonly<Record<string, unknown>> {
  const { out } = options;
  if (out !== 'classes' && out !== 'vocabulary') return options;
  const size = sizes[out];
  if (size === undefined) {
    const has = out === 'classes' ? 'no classes' : 'no vocabulary';
    throw new TypeError(
      `${type}: out must be a number where the data have ${has}, got "${out}"; write ${sizes.targets}, as many as an example has targets`,
    );
  }
  return { ...options, out: size };
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
