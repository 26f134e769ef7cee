import { kind } from '../configuration/kind.ts';
import type { Kind, KindDefinition } from '../configuration/kind.ts';
import type { Optimizer } from './optimizer.ts';

/** An optimiser that a configuration can name. */
export type OptimizerKind = Kind<Optimizer, void>;

/** Registers an optimiser: its name, the schema of its options and how it is built of them. Its place is beside the optimiser. */
export const optimizerKind = <const Schema extends object>(
  definition: KindDefinition<Schema, Optimizer, void>,
): OptimizerKind => kind('optimizer', definition);
