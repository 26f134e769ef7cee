import { kind } from '../configuration/kind.ts';
import type { Kind, KindDefinition } from '../configuration/kind.ts';
import type { LossFunction } from './lossFunction.ts';

export type LossKind = Kind<LossFunction, void>;

export const lossKind = <const Schema extends object>(
  definition: KindDefinition<Schema, LossFunction, void>,
): LossKind => kind('loss', definition);
