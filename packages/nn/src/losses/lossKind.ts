import { kind } from '../configuration/kind.ts';
import type { Kind, KindDefinition } from '../configuration/kind.ts';
import type { LossFunction } from './lossFunction.ts';

/** A loss that a configuration can name. */
export type LossKind = Kind<LossFunction, void>;

/** Registers a loss: its name, the schema of its options and how it is built of them. Its place is beside the loss. */
export const lossKind = <const Schema extends object>(
  definition: KindDefinition<Schema, LossFunction, void>,
): LossKind => kind('loss', definition);
