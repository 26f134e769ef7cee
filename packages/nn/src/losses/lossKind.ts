import { kind } from '../configuration/kind.ts';
import type { Kind, KindDefinition } from '../configuration/kind.ts';
import type { LossFunction } from './lossFunction.ts';

export type LossKind = Kind<LossFunction, void>;

export const lossKind = <Options>(definition: KindDefinition<Options, LossFunction, void>): LossKind =>
  kind('loss', definition);
