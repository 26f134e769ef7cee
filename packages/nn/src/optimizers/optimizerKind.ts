import { kind } from '../configuration/kind.ts';
import type { Kind, KindDefinition } from '../configuration/kind.ts';
import type { Optimizer } from './optimizer.ts';

export type OptimizerKind = Kind<Optimizer, void>;

export const optimizerKind = <const Schema extends object>(
  definition: KindDefinition<Schema, Optimizer, void>,
): OptimizerKind => kind('optimizer', definition);
