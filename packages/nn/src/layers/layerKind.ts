import type { TorchGenerator } from '@weir/core';
import { kind } from '../configuration/kind.ts';
import type { Kind, KindDefinition } from '../configuration/kind.ts';
import type { Initializer } from '../initializers/initializer.ts';
import type { Shape } from '../shapes/shape.ts';
import type { AnyLayer } from './layer.ts';

/** What a layer of a configuration gets from around it. */
export interface LayerContext {
  /** Shape of an example that comes in. */
  readonly input: Shape;
  /** Number of indices where the input is indices. */
  readonly vocabulary: number | undefined;
  readonly rng: TorchGenerator;
  /** Seeds what a layer draws while it trains, such as masks: apart from `rng`, whose draws are fixed. */
  readonly seed: number;
  /** Makes an initialiser of its configuration; `undefined` stays so. */
  initializer(configuration: unknown): Initializer | undefined;
  /** Makes inner layers of their configurations, one after the other. */
  layers(configurations: readonly unknown[], input: Shape): readonly AnyLayer[];
}

/** A layer that a configuration can name. */
export type LayerKind = Kind<AnyLayer, LayerContext>;

/** Registers a layer: its name, the schema of its options and how it is built of them. Its place is beside the layer. */
export const layerKind = <const Schema extends object>(
  definition: KindDefinition<Schema, AnyLayer, LayerContext>,
): LayerKind => kind('layer', definition);
