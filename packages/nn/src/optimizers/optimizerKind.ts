import { kind } from '../configuration/kind.ts';
import type { Kind, KindDefinition } from '../configuration/kind.ts';
import type { Optimizer } from './optimizer.ts';

export type OptimizerKind = Kind<Optimizer, void>;

export const optimizerKind = <Options>(definition: KindDefinition<Options, Optimizer, void>): OptimizerKind =>
  kind('optimizer', definition);
